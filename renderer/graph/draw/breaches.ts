import { roomBox } from '../picture/picture.ts';
import type { Shown } from '../picture/shown.ts';
import type { Brush } from './brush.ts';
import { type Point, pointOn, threadEnds } from './thread-path.ts';
import type { View } from './view.ts';
import { screenBox } from './view.ts';

const STEPS = 48;

/** A ring wherever a thread goes through a wall: what an IPC namespace seldom lets happen. */
export function drawBreaches(
  { context, palette }: Pick<Brush, 'context' | 'palette'>,
  shown: Shown,
  view: View,
  thread: number,
  radius: number,
): void {
  const { scene } = shown.picture;
  // Walls of other lenses say nothing about IPC.
  if (scene.lens !== 'ipc') return;
  const { process, object } = scene.threads[thread] ?? { process: 0, object: 0 };
  const from = scene.nodes[process]?.room ?? -1;
  const to = scene.nodes[object]?.room ?? -1;
  if (from === to) return;
  const ends = threadEnds(shown, view, thread);
  const floor = palette.floor[0];
  for (const room of wallsBetween(shown, from, to)) {
    const box = screenBox(view, roomBox(shown.rooms, room));
    const inside = ({ x, y }: Point) =>
      x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height;
    let before = pointOn(ends, 0);
    for (let step = 1; step <= STEPS; step++) {
      const here = pointOn(ends, step / STEPS);
      if (inside(before) !== inside(here)) {
        const { x, y } = edge(before, here, inside);
        context.beginPath();
        context.arc(x, y, radius, 0, 2 * Math.PI);
        const line = context.fillStyle;
        context.fillStyle = floor;
        context.fill();
        context.fillStyle = line;
        context.stroke();
      }
      before = here;
    }
  }
}

/** Rooms that have exactly one of the two inside. */
export function wallsBetween(shown: Shown, from: number, to: number): number[] {
  const { rooms } = shown.picture.scene;
  const around = (start: number): Set<number> => {
    const found = new Set<number>();
    for (let room = start; room !== -1; room = rooms[room]?.parent ?? -1) found.add(room);
    return found;
  };
  const ofFrom = around(from);
  const ofTo = around(to);
  return [
    ...[...ofFrom].filter((room) => !ofTo.has(room)),
    ...[...ofTo].filter((room) => !ofFrom.has(room)),
  ].filter((room) => rooms[room]?.kind !== 'outside');
}

/** Between two points of which one is inside, the place where that changes. */
function edge(a: Point, b: Point, inside: (point: Point) => boolean): Point {
  let low = a;
  let high = b;
  for (let round = 0; round < 6; round++) {
    const middle = { x: (low.x + high.x) / 2, y: (low.y + high.y) / 2 };
    if (inside(middle) === inside(a)) low = middle;
    else high = middle;
  }
  return high;
}
