import type { NodeId } from '../../state/selection.ts';
import { traceThread } from '../draw/thread-path.ts';
import { CURVES_FROM, isTaut } from '../draw/threads.ts';
import type { View } from '../draw/view.ts';
import { screenBox } from '../draw/view.ts';
import { type Box, threadsAt } from '../picture/picture.ts';
import { boxOf } from '../picture/place.ts';
import type { Shown } from '../picture/shown.ts';
import type { Target } from '../picture/target.ts';
import { Track } from './track.ts';

/** What the picture shows of the two ends of a motion. */
export interface Ends {
  readonly process: Target | null;
  readonly object: Target;
}

/** Where something is found by its id; null: it is not drawn. */
export type Find = (id: NodeId) => Target | null;

/**
 * The way from a process to an object: along their thread, or straight where none is
 * drawn yet. Null: the process is not drawn.
 */
export function wayBetween(shown: Shown, view: View, { process, object }: Ends): Track | null {
  if (process === null) return null;
  const track = new Track();
  const thread = threadBetween(shown, { process, object });
  if (thread !== null) {
    const look = shown.picture.scene.threads[thread]?.look ?? 'touched';
    traceThread(track, shown, view, thread, view.k < CURVES_FROM || isTaut(look));
    return track;
  }
  const from = screenBox(view, boxOf(shown, process));
  const to = screenBox(view, boxOf(shown, object));
  const start = edge(from, to);
  const end = edge(to, from);
  track.moveTo(start.x, start.y);
  track.lineTo(end.x, end.y);
  return track;
}

/** Whether the picture itself shows that the process waits for the object. */
export function showsWait(shown: Shown, ends: Ends): boolean {
  const thread = threadBetween(shown, ends);
  return thread !== null && isTaut(shown.picture.scene.threads[thread]?.look ?? 'touched');
}

/** The thread that is drawn between them; null: none. */
function threadBetween(shown: Shown, { process, object }: Ends): number | null {
  if (process?.kind !== 'node' || object.kind !== 'node') return null;
  const { scene, index } = shown.picture;
  for (const thread of threadsAt(index, process.index)) {
    if (scene.threads[thread]?.object === object.index) return thread;
  }
  return null;
}

/** Where a line from the middle of one box to that of another leaves it. */
function edge(box: Box, other: Box): { x: number; y: number } {
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  const dx = other.x + other.width / 2 - x;
  const dy = other.y + other.height / 2 - y;
  const share = Math.min(box.width / 2 / Math.abs(dx), box.height / 2 / Math.abs(dy), 1);
  return Number.isFinite(share) ? { x: x + dx * share, y: y + dy * share } : { x, y };
}
