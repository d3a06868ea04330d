import type { World } from '../../preload/contract.ts';
import { find } from './find.ts';
import type { Poll } from './poll.ts';
import type { NodeId, Selected } from './selection.ts';

/** What the inspector shows: what was selected, as it is or as it was when it was last seen. */
export interface Inspected {
  readonly node: NodeId;
  /** Null: it was not there when it was selected, or nothing has been read yet. */
  readonly thing: Selected | null;
  /** The world that `thing` was seen in: its neighbours as they were then. */
  readonly world: World | null;
  /** Unix milliseconds of the first poll without it; null while it is there. */
  readonly goneSince: number | null;
  /** Unix milliseconds of the last poll with it, once it has gone. */
  readonly lastSeen: number | null;
}

export function inspect(node: NodeId, world: World | null, { takenAt }: Poll): Inspected {
  if (world === null) return { node, thing: null, world: null, goneSince: null, lastSeen: null };
  const thing = find(world, node);
  return { node, thing, world, goneSince: thing === null ? takenAt : null, lastSeen: null };
}

/**
 * The same thing in another world. What has gone keeps its last known values.
 *
 * @param last the poll before the one that told of this world
 */
export function follow(before: Inspected, world: World, last: Poll, poll: Poll): Inspected {
  const now = find(world, before.node);
  if (now !== null && (before.thing === null || sameThing(before.thing, now))) {
    return { ...before, thing: now, world, goneSince: null, lastSeen: null };
  }
  if (before.goneSince !== null) return before;
  return { ...before, goneSince: poll.takenAt, lastSeen: last.takenAt };
}

/** A pid that is given out again is another process. */
function sameThing(before: Selected, now: Selected): boolean {
  if (before.kind !== 'process' || now.kind !== 'process') return before.kind === now.kind;
  return before.process.startTime === now.process.startTime;
}
