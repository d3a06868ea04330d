import { DOT, LABEL_GAP, OBJECT, PROCESS, ROSTER } from '../../layout/measures.ts';
import { formOf } from '../../picture/form.ts';
import { roomBox, threadsAt } from '../../picture/picture.ts';
import type { Shown } from '../../picture/shown.ts';
import type { ThreadLook } from '../../scene/scene.ts';
import type { Brush } from '../brush.ts';
import { NAMES_FROM } from '../labels.ts';
import { drawNode } from '../nodes.ts';
import { drawPlate, plateAt } from '../plates.ts';
import { wallPath, wallWidth } from '../rooms.ts';
import { strokeThreads } from '../threads.ts';
import { boldness } from '../type-size.ts';
import type { View } from '../view.ts';
import { screenBox } from '../view.ts';

/** How far what is not lit recedes. */
export const VEIL = 0.66;

/** Lays a veil over a path: where it is filled by the even-odd rule. */
export function veil({ context, palette }: Brush, strength: number, path: () => void): void {
  context.save();
  context.beginPath();
  path();
  context.fillStyle = palette.canvas;
  context.globalAlpha = strength;
  context.fill('evenodd');
  context.restore();
}

/** Adds a room's floor to the path, without the rooms in it. */
export function traceFloor({ context }: Brush, shown: Shown, view: View, index: number): void {
  const box = screenBox(view, roomBox(shown.rooms, index));
  context.rect(box.x, box.y, box.width, box.height);
  for (const nested of shown.picture.index.nested[index] ?? []) {
    const inner = screenBox(view, roomBox(shown.rooms, nested));
    context.rect(inner.x, inner.y, inner.width, inner.height);
  }
}

export function litWall(
  { context }: Brush,
  shown: Shown,
  view: View,
  index: number,
  colour: string,
  bolder: number,
): void {
  const room = shown.picture.scene.rooms[index];
  if (!room) return;
  const box = screenBox(view, roomBox(shown.rooms, index));
  context.strokeStyle = colour;
  context.lineWidth = wallWidth(room, view.k) + bolder;
  wallPath(context, box, view.k, context.lineWidth / 2);
  context.stroke();
}

export function litPlate(brush: Brush, shown: Shown, view: View, index: number): void {
  const plate = plateAt(brush, shown, view, index);
  if (plate) drawPlate(brush, plate);
}

export function lightThreads(
  brush: Brush,
  shown: Shown,
  view: View,
  index: number,
  colour: string,
): void {
  const { scene, index: lookup } = shown.picture;
  const byLook = new Map<ThreadLook, number[]>();
  for (const thread of threadsAt(lookup, index)) {
    const look = scene.threads[thread]?.look ?? 'touched';
    byLook.set(look, [...(byLook.get(look) ?? []), thread]);
  }
  for (const [look, threads] of byLook) strokeThreads(brush, shown, view, look, threads, colour);
}

/** The nodes at the other ends of a node's threads. */
export function others(shown: Shown, index: number): number[] {
  const { scene, index: lookup } = shown.picture;
  const ends = Array.from(threadsAt(lookup, index), (thread) => {
    const { process, object } = scene.threads[thread] ?? { process: index, object: index };
    return process === index ? object : process;
  });
  return [...new Set(ends)];
}

export function at(shown: Shown, view: View, index: number): { x: number; y: number } {
  return {
    x: (shown.nodes[index * 2] ?? 0) * view.k + view.x,
    y: (shown.nodes[index * 2 + 1] ?? 0) * view.k + view.y,
  };
}

export function draw(brush: Brush, shown: Shown, view: View, index: number): void {
  const node = shown.picture.scene.nodes[index];
  const { x, y } = at(shown, view, index);
  if (node) drawNode(brush, node, formOf(shown.picture, index), x, y, view.k, 1);
}

/** Half of a glyph's diagonal, in the picture's units. */
export function reach(shown: Shown, index: number): number {
  const node = shown.picture.scene.nodes[index];
  if (!node) return 0;
  if (node.kind !== 'process') return OBJECT.width * 0.55;
  return { full: PROCESS.radius, few: ROSTER.radius, many: DOT.radius }[
    formOf(shown.picture, index)
  ];
}

/** A ring stays this far away from its glyph, and this far from its label, in CSS pixels. */
const AWAY = 5;
const AIR = 1;
/** How bold the ring around what is selected is, and around what is pointed at or looked for. */
export const SELECTED_RING = 2.5;
export const PLAIN_RING = 1.5;

/** A disc in the colour of selection, behind a glyph. */
export function halo(brush: Brush, shown: Shown, view: View, index: number): void {
  const { context, palette } = brush;
  const { x, y } = at(shown, view, index);
  context.fillStyle = palette.accentSoft;
  context.beginPath();
  context.arc(x, y, ringRadius(shown, view, index, bold(brush, SELECTED_RING)), 0, 2 * Math.PI);
  context.fill();
}

/** `width`: how bold, in pixels of a screen of 1080. */
export function ring(
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
  context.lineWidth = bold(brush, width);
  context.beginPath();
  context.arc(x, y, ringRadius(shown, view, index, context.lineWidth), 0, 2 * Math.PI);
  context.stroke();
}

/** Around the glyph, and short of its label: from afar that stands nearer than a ring would. */
function ringRadius(shown: Shown, { k }: View, index: number, width: number): number {
  const around = reach(shown, index) * Math.max(k, 0.35) + AWAY;
  if (k < NAMES_FROM) return around;
  return Math.min(around, labelFrom(shown, index) * k - AIR - width / 2);
}

/** How far from the middle of a glyph its label begins, in the picture's units. */
function labelFrom({ picture }: Shown, index: number): number {
  if (picture.scene.nodes[index]?.kind !== 'process') return OBJECT.width / 2 + LABEL_GAP;
  const radii = { full: PROCESS.radius, few: ROSTER.radius, many: Number.POSITIVE_INFINITY };
  return radii[formOf(picture, index)] + LABEL_GAP;
}

function bold({ lettering }: Brush, width: number): number {
  return width * boldness(lettering.type);
}
