import type { Palette } from '../../theme/palette.ts';
import { BLOCK_FIELDS } from '../layout/contract.ts';
import type { Shown } from '../picture/shown.ts';
import { THREAD_LOOKS, type ThreadLook } from '../scene/scene.ts';
import { drawBreaches } from './breaches.ts';
import type { Brush, Context } from './brush.ts';
import { threadEnds, traceThread } from './thread-path.ts';
import type { View } from './view.ts';

/** Below these zooms: no threads in blocks too small, straight ones, no arrows. */
const NONE_BELOW = 0.06;
export const CURVES_FROM = 0.22;
const WEIGHTS_FROM = 0.5;

/** How a thread is drawn, by what it states. */
interface Stroke {
  readonly width: number;
  readonly dash: readonly number[];
  readonly alpha: number;
  /** An arrow at the process's end, at the object's. */
  readonly heads: readonly [process: boolean, object: boolean];
}

export const STROKES: Readonly<Record<ThreadLook, Stroke>> = {
  'read-write': { width: 1.9, dash: [], alpha: 1, heads: [false, false] },
  read: { width: 1.2, dash: [], alpha: 1, heads: [true, false] },
  write: { width: 1.2, dash: [], alpha: 1, heads: [false, true] },
  sent: { width: 1.1, dash: [4, 3.5], alpha: 0.85, heads: [false, true] },
  received: { width: 1.1, dash: [4, 3.5], alpha: 0.85, heads: [true, false] },
  exchanged: { width: 1.1, dash: [4, 3.5], alpha: 0.85, heads: [true, true] },
  touched: { width: 1.1, dash: [1.5, 3.5], alpha: 0.9, heads: [false, false] },
  waiting: { width: 2.6, dash: [], alpha: 1, heads: [false, true] },
  deadlocked: { width: 3.2, dash: [], alpha: 1, heads: [false, true] },
};

/** The threads of some blocks, and those through walls. */
export function drawThreads(
  brush: Brush,
  shown: Shown,
  view: View,
  blocks: readonly number[],
): void {
  if (view.k < NONE_BELOW) return;
  const { layout, scene } = shown.picture;
  const byLook = new Map<ThreadLook, number[]>(THREAD_LOOKS.map((look) => [look, []]));
  const add = (at: number) => {
    const thread = layout.ties[at] ?? 0;
    const look = scene.threads[thread]?.look;
    if (look) byLook.get(look)?.push(thread);
  };
  for (const block of blocks) {
    const end = layout.blocks[block * BLOCK_FIELDS + 7] ?? 0;
    for (let at = layout.blocks[block * BLOCK_FIELDS + 6] ?? 0; at < end; at++) add(at);
  }
  for (let at = layout.firstCrossing; at < layout.ties.length; at++) add(at);
  for (const [look, threads] of byLook) strokeThreads(brush, shown, view, look, threads, null);
}

/** Threads of one look in its own style, or all in one colour and a little bolder. */
export function strokeThreads(
  { context, palette }: Brush,
  shown: Shown,
  view: View,
  look: ThreadLook,
  threads: readonly number[],
  lit: string | null,
): void {
  if (threads.length === 0) return;
  const { k } = view;
  const stroke = STROKES[look];
  const detailed = k >= WEIGHTS_FROM || lit !== null;
  const hairline = 1 / view.ratio;
  const weight = weightAt(k);
  context.strokeStyle = lit ?? threadColour(palette, look);
  context.fillStyle = context.strokeStyle;
  context.lineWidth = detailed ? (stroke.width + (lit ? 0.6 : 0)) * weight : hairline;
  context.globalAlpha = lit ? 1 : stroke.alpha * (detailed ? 1 : 0.8);
  if (detailed) context.setLineDash(stroke.dash.map((length) => length * weight));
  context.beginPath();
  // What waits pulls: its thread is taut.
  const straight = k < CURVES_FROM || isTaut(look);
  for (const thread of threads) traceThread(context, shown, view, thread, straight);
  context.stroke();
  context.setLineDash([]);
  if (detailed) {
    for (const thread of threads) {
      drawHeads(context, shown, view, thread, look, weight);
      drawBreaches({ context, palette }, shown, view, thread, 3.4 * weight);
    }
  }
  context.globalAlpha = 1;
}

/** A wait has a colour of its own, in a ring of waits the one of findings. */
export function threadColour(palette: Palette, look: ThreadLook): string {
  if (look === 'deadlocked') return palette.finding;
  return look === 'waiting' ? palette.caution : palette.thread;
}

/** How bold lines are at a zoom. */
export function weightAt(k: number): number {
  return Math.max(0.75, Math.min(3, k));
}

export function isTaut(look: ThreadLook): boolean {
  return look === 'waiting' || look === 'deadlocked';
}

function drawHeads(
  context: Context,
  shown: Shown,
  view: View,
  thread: number,
  look: ThreadLook,
  weight: number,
): void {
  const stroke = STROKES[look];
  if (!stroke.heads[0] && !stroke.heads[1]) return;
  const { from, to, way } = threadEnds(shown, view, thread);
  const size = 5.5 * weight;
  const angle = isTaut(look) ? Math.atan2(to.y - from.y, to.x - from.x) : way > 0 ? 0 : Math.PI;
  if (stroke.heads[0]) head(context, from.x, from.y, angle + Math.PI, size);
  if (stroke.heads[1]) head(context, to.x, to.y, angle, size);
}

/** A triangle with its tip at x, y, pointing at an angle. */
export function head(context: Context, x: number, y: number, angle: number, size: number): void {
  const back = 1.25 * size;
  const side = 0.6 * size;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x - back * cos + side * sin, y - back * sin - side * cos);
  context.lineTo(x - back * cos - side * sin, y - back * sin + side * cos);
  context.fill();
}
