import { LANE_FIELDS } from '../layout/contract.ts';
import { PROCESS } from '../layout/measures.ts';
import type { Shown } from '../picture/shown.ts';
import type { Context } from './brush.ts';
import { glyphExtent } from './glyphs/extent.ts';
import type { View } from './view.ts';

/** What a path is added to. */
export type Path = Pick<Context, 'moveTo' | 'lineTo' | 'bezierCurveTo'>;

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where a thread begins and ends on screen. */
export interface ThreadEnds {
  readonly from: Point;
  readonly to: Point;
  /** 1: it leaves the process to the right and comes to the object from the left; -1: mirrored. */
  readonly way: 1 | -1;
}

/** Ends on the sides of the two glyphs that face each other. */
export function threadEnds(shown: Shown, view: View, thread: number): ThreadEnds {
  const { scene, layout } = shown.picture;
  const { process, object } = scene.threads[thread] ?? { process: 0, object: 0 };
  const { k } = view;
  const from = middle(shown, view, process);
  const to = middle(shown, view, object);
  const node = scene.nodes[object];
  const half = node && node.kind !== 'process' ? glyphExtent(node.object) : { x: 0, y: 0 };
  const port = hasLane(shown, thread) ? (layout.lanes[thread * LANE_FIELDS + 4] ?? 0) : 0;
  const way = to.x >= from.x ? 1 : -1;
  return {
    from: { x: from.x + way * (PROCESS.radius + 1) * k, y: from.y },
    to: { x: to.x - way * (half.x + 1) * k, y: to.y + port * half.y * 2 * k },
    way,
  };
}

/** Adds a thread to a path. */
export function traceThread(
  context: Path,
  shown: Shown,
  view: View,
  thread: number,
  straight: boolean,
): void {
  const { from, to, way } = threadEnds(shown, view, thread);
  const { k } = view;
  const { lanes } = shown.picture.layout;
  const lane = thread * LANE_FIELDS;
  context.moveTo(from.x, from.y);
  if (straight) {
    context.lineTo(to.x, to.y);
    return;
  }
  const laid = hasLane(shown, thread);
  let at = from;
  if (laid && lanes[lane + 1]) {
    const y = from.y + (lanes[lane] ?? 0) * k;
    const turn = from.x + 10 * k;
    context.bezierCurveTo(from.x + 6 * k, from.y, turn - 5 * k, y, turn, y);
    at = { x: from.x + ((lanes[lane + 1] ?? 0) - PROCESS.radius - 1) * k, y };
    context.lineTo(at.x, at.y);
  }
  if (laid && lanes[lane + 2]) {
    const object = shown.picture.scene.threads[thread]?.object ?? 0;
    const enter = {
      x: middle(shown, view, object).x - (lanes[lane + 2] ?? 0) * k,
      y: to.y + (lanes[lane + 3] ?? 0) * k,
    };
    bend(context, at, enter, 1);
    const turn = to.x - 10 * k;
    context.lineTo(turn, enter.y);
    context.bezierCurveTo(turn + 5 * k, enter.y, to.x - 6 * k, to.y, to.x, to.y);
  } else bend(context, at, to, way);
}

/** A point of the curve that `traceThread` draws where there are no lanes; `share` from 0 to 1. */
export function pointOn({ from, to, way }: ThreadEnds, share: number): Point {
  const reach = reachOf(from, to);
  const rest = 1 - share;
  const a = rest ** 3;
  const b = 3 * rest * rest * share;
  const c = 3 * rest * share * share;
  const d = share ** 3;
  return {
    x: a * from.x + b * (from.x + way * reach) + c * (to.x - way * reach) + d * to.x,
    y: (a + b) * from.y + (c + d) * to.y,
  };
}

function bend(context: Path, from: Point, to: Point, way: number): void {
  if (from.y === to.y) {
    context.lineTo(to.x, to.y);
    return;
  }
  const reach = reachOf(from, to);
  context.bezierCurveTo(from.x + way * reach, from.y, to.x - way * reach, to.y, to.x, to.y);
}

/** How far a curve goes on level before it turns. */
function reachOf(from: Point, to: Point): number {
  return Math.max(Math.abs(to.x - from.x) * 0.5, Math.min(40, Math.abs(to.y - from.y) * 0.3));
}

/** Whether a thread still runs as it was laid: its ends were not dragged apart. */
function hasLane(shown: Shown, thread: number): boolean {
  const { scene, strays } = shown.picture;
  if (strays.size === 0) return true;
  const ends = scene.threads[thread];
  return ends !== undefined && !strays.has(ends.process) && !strays.has(ends.object);
}

function middle(shown: Shown, view: View, node: number): Point {
  return {
    x: (shown.nodes[node * 2] ?? 0) * view.k + view.x,
    y: (shown.nodes[node * 2 + 1] ?? 0) * view.k + view.y,
  };
}
