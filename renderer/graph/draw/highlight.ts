import { DOT, OBJECT, PROCESS, ROSTER } from '../layout/measures.ts';
import { formOf } from '../picture/form.ts';
import { roomBox, threadsAt } from '../picture/picture.ts';
import type { Shown } from '../picture/shown.ts';
import type { Target } from '../picture/target.ts';
import type { ThreadLook } from '../scene/scene.ts';
import type { Brush } from './brush.ts';
import { drawLabel } from './labels.ts';
import { drawNode } from './nodes.ts';
import { drawPlate, plateAt } from './plates.ts';
import { wallPath, wallWidth } from './rooms.ts';
import { strokeThreads } from './threads.ts';
import type { View } from './view.ts';
import { screenBox } from './view.ts';

/** How far what is not lit recedes. */
const VEIL = 0.66;

/** What is selected, with its threads and those at their ends; all else recedes. */
export function drawSelected(brush: Brush, shown: Shown, view: View, target: Target): void {
  if (target.kind === 'room') selectedRoom(brush, shown, view, target.index);
  else selectedNode(brush, shown, view, target.index);
}

/** What is pointed at: ringed, its threads darker; nothing else changes. */
export function drawHovered(brush: Brush, shown: Shown, view: View, target: Target): void {
  const { context, palette } = brush;
  if (target.kind === 'room') {
    const room = shown.picture.scene.rooms[target.index];
    if (!room) return;
    const box = screenBox(view, roomBox(shown.rooms, target.index));
    context.strokeStyle = palette.inkSoft;
    context.lineWidth = wallWidth(room, view.k) + 0.75;
    wallPath(context, box, view.k, context.lineWidth / 2);
    context.stroke();
    return;
  }
  lightThreads(brush, shown, view, target.index, palette.inkSoft);
  for (const node of [target.index, ...others(shown, target.index)]) draw(brush, shown, view, node);
  ring(brush, shown, view, target.index, palette.inkSoft, 1.5);
}

function selectedNode(brush: Brush, shown: Shown, view: View, index: number): void {
  const { context, palette } = brush;
  const node = shown.picture.scene.nodes[index];
  if (!node) return;
  veil(brush, () => context.rect(0, 0, view.width, view.height));
  const rooms = new Set(
    [index, ...others(shown, index)].map((at) => shown.picture.scene.nodes[at]?.room),
  );
  for (const room of rooms) if (room !== undefined) litPlate(brush, shown, view, room);
  lightThreads(brush, shown, view, index, palette.accent);
  const { x, y } = at(shown, view, index);
  context.fillStyle = palette.accentSoft;
  context.beginPath();
  context.arc(x, y, reach(shown, index) * Math.max(view.k, 0.35) + 5, 0, 2 * Math.PI);
  context.fill();
  for (const other of others(shown, index)) {
    draw(brush, shown, view, other);
    drawLabel(brush, shown, view, other);
  }
  draw(brush, shown, view, index);
  drawLabel(brush, shown, view, index);
  ring(brush, shown, view, index, palette.accent, 2.5);
}

/** The room stays lit, what is behind another wall does not: inside it, nested rooms recede too. */
function selectedRoom(brush: Brush, shown: Shown, view: View, index: number): void {
  const { context, palette } = brush;
  const { scene } = shown.picture;
  const room = scene.rooms[index];
  if (!room) return;
  const box = screenBox(view, roomBox(shown.rooms, index));
  veil(brush, () => {
    context.rect(0, 0, view.width, view.height);
    context.rect(box.x, box.y, box.width, box.height);
    scene.rooms.forEach((nested, place) => {
      // A plate has no wall that anything is hidden behind.
      if (nested.parent !== index || nested.kind === 'plate') return;
      const inner = screenBox(view, roomBox(shown.rooms, place));
      context.rect(inner.x, inner.y, inner.width, inner.height);
    });
  });
  context.strokeStyle = palette.accent;
  context.lineWidth = wallWidth(room, view.k) + 1.25;
  wallPath(context, box, view.k, context.lineWidth / 2);
  context.stroke();
  litPlate(brush, shown, view, index);
}

function veil({ context, palette }: Brush, path: () => void): void {
  context.save();
  context.beginPath();
  path();
  context.fillStyle = palette.canvas;
  context.globalAlpha = VEIL;
  context.fill('evenodd');
  context.restore();
}

function litPlate(brush: Brush, shown: Shown, view: View, index: number): void {
  const plate = plateAt(brush, shown, view, index);
  if (plate) drawPlate(brush, plate);
}

function lightThreads(brush: Brush, shown: Shown, view: View, index: number, colour: string): void {
  const { scene, index: lookup } = shown.picture;
  const byLook = new Map<ThreadLook, number[]>();
  for (const thread of threadsAt(lookup, index)) {
    const look = scene.threads[thread]?.look ?? 'touched';
    byLook.set(look, [...(byLook.get(look) ?? []), thread]);
  }
  for (const [look, threads] of byLook) strokeThreads(brush, shown, view, look, threads, colour);
}

/** The nodes at the other ends of a node's threads. */
function others(shown: Shown, index: number): number[] {
  const { scene, index: lookup } = shown.picture;
  const ends = Array.from(threadsAt(lookup, index), (thread) => {
    const { process, object } = scene.threads[thread] ?? { process: index, object: index };
    return process === index ? object : process;
  });
  return [...new Set(ends)];
}

function at(shown: Shown, view: View, index: number): { x: number; y: number } {
  return {
    x: (shown.nodes[index * 2] ?? 0) * view.k + view.x,
    y: (shown.nodes[index * 2 + 1] ?? 0) * view.k + view.y,
  };
}

function draw(brush: Brush, shown: Shown, view: View, index: number): void {
  const node = shown.picture.scene.nodes[index];
  const { x, y } = at(shown, view, index);
  if (node) drawNode(brush, node, formOf(shown.picture, index), x, y, view.k, 1);
}

/** Half of a glyph's diagonal, in the picture's units. */
function reach(shown: Shown, index: number): number {
  const node = shown.picture.scene.nodes[index];
  if (!node) return 0;
  if (node.kind !== 'process') return OBJECT.width * 0.55;
  return { full: PROCESS.radius, few: ROSTER.radius, many: DOT.radius }[
    formOf(shown.picture, index)
  ];
}

function ring(
  brush: Brush,
  shown: Shown,
  view: View,
  index: number,
  colour: string,
  width: number,
): void {
  const { context } = brush;
  const { x, y } = at(shown, view, index);
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.beginPath();
  context.arc(x, y, reach(shown, index) * Math.max(view.k, 0.35) + 5, 0, 2 * Math.PI);
  context.stroke();
}
