import { MARKS, type Mark } from '../marks/marks.ts';
import type { Scene } from '../scene/scene.ts';
import { markSize } from './marks.ts';

/** Below this zoom a room has one sign, for itself and all that stands in it. */
export const SIGNS_OF_NODES_FROM = 0.3;

const known = new WeakMap<Scene, readonly (Mark | null)[]>();

/** The sign of a room: its own, and from afar the weightiest of what stands in it. */
export function roomSign(scene: Scene, room: number, k: number): Mark | null {
  if (k >= SIGNS_OF_NODES_FROM) return scene.rooms[room]?.mark ?? null;
  let signs = known.get(scene);
  if (!signs) {
    signs = weightiest(scene);
    known.set(scene, signs);
  }
  return signs[room] ?? null;
}

/** Half its size, in CSS pixels. */
export function roomSignSize(k: number): number {
  return markSize(k) * 1.2;
}

function weightiest({ rooms, nodes }: Scene): (Mark | null)[] {
  const signs = rooms.map(({ mark }) => mark);
  for (const { room, mark } of nodes) {
    if (mark === null) continue;
    const before = signs[room] ?? null;
    if (before === null || MARKS.indexOf(mark) < MARKS.indexOf(before)) signs[room] = mark;
  }
  return signs;
}
