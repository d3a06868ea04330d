import { threadsAt } from '../../picture/picture.ts';
import type { Shown } from '../../picture/shown.ts';
import type { Target } from '../../picture/target.ts';
import type { ThreadLook } from '../../scene/scene.ts';
import type { Brush } from '../brush.ts';
import { drawGroup } from '../groups.ts';
import { drawLabel } from '../labels.ts';
import { strokeThreads } from '../threads.ts';
import type { View } from '../view.ts';
import { draw, litPlate, litWall, traceFloor, VEIL, veil } from './strokes.ts';

/** The rest of a lit room recedes less than what is outside of it. */
const INSIDE = 0.42;

/**
 * What a step of a scenario is about: its rooms stay lit, in them the nodes that are
 * named, with their threads. All else recedes. Nothing is ringed: that is for what
 * somebody has selected.
 */
export function drawLesson(
  brush: Brush,
  shown: Shown,
  view: View,
  targets: readonly Target[],
): void {
  const { scene } = shown.picture;
  const lit = (kind: Target['kind']) =>
    targets.filter((target) => target.kind === kind).map(({ index }) => index);
  const [nodes, groups] = [lit('node'), lit('group')];
  // Where a node is lit its room is too, whether it was named or not.
  const around = nodes.map((index) => scene.nodes[index]?.room ?? -1).filter((room) => room >= 0);
  const rooms = [...new Set([...lit('room'), ...around])];
  veil(brush, VEIL, () => {
    brush.context.rect(0, 0, view.width, view.height);
    for (const room of rooms) traceFloor(brush, shown, view, room);
  });
  if (nodes.length + groups.length > 0) {
    for (const room of rooms) veil(brush, INSIDE, () => traceFloor(brush, shown, view, room));
  }
  for (const room of rooms) {
    litWall(brush, shown, view, room, brush.palette.ink, 0.75);
    litPlate(brush, shown, view, room);
  }
  drawTies(brush, shown, view, nodes);
  for (const group of groups) drawGroup(brush, shown, view, group);
  for (const node of nodes) {
    draw(brush, shown, view, node);
    drawLabel(brush, shown, view, node);
  }
}

/** The threads of some nodes; a wait keeps its colour. */
function drawTies(brush: Brush, shown: Shown, view: View, nodes: readonly number[]): void {
  const { scene, index } = shown.picture;
  const threads = new Set(nodes.flatMap((node) => [...threadsAt(index, node)]));
  const byLook = new Map<ThreadLook, number[]>();
  for (const thread of threads) {
    const look = scene.threads[thread]?.look ?? 'touched';
    byLook.set(look, [...(byLook.get(look) ?? []), thread]);
  }
  for (const [look, some] of byLook) {
    const colour = look === 'waiting' ? brush.palette.caution : brush.palette.inkSoft;
    strokeThreads(brush, shown, view, look, some, colour);
  }
}
