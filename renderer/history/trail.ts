import type { NodeId } from '../state/selection.ts';

/** Something that was selected. */
export interface Stop {
  readonly node: NodeId;
  /** Of a process, Unix milliseconds: a pid that is given out again is another process. */
  readonly startTime: number | null;
}

/** What was selected, in order, and where one is in it. */
export interface Trail {
  readonly stops: readonly Stop[];
  /** Index of the one that was selected last; -1: none was. */
  readonly at: number;
}

export const NOWHERE: Trail = { stops: [], at: -1 };

/** Older ones are forgotten. */
const LONGEST = 200;

/** Somebody selected something: what lay ahead is left behind. */
export function visited({ stops, at }: Trail, stop: Stop): Trail {
  const here = stops[at];
  if (here !== undefined && same(here, stop)) return { stops, at };
  const kept = [...stops.slice(0, at + 1), stop].slice(-LONGEST);
  return { stops: kept, at: kept.length - 1 };
}

/**
 * Where a step leads; null: nowhere.
 *
 * @param resting nothing is selected: the first step back is to what was selected last
 * @param isThere false for what has gone, which is passed over
 */
export function stepped(
  { stops, at }: Trail,
  way: 'back' | 'forward',
  resting: boolean,
  isThere: (stop: Stop) => boolean,
): Trail | null {
  const step = way === 'back' ? -1 : 1;
  const here = stops[at];
  for (
    let to = way === 'back' && resting ? at : at + step;
    to >= 0 && to < stops.length;
    to += step
  ) {
    const stop = stops[to];
    // The same twice, with what has gone between: that would be no step.
    const standing = !resting && here !== undefined && stop !== undefined && same(here, stop);
    if (stop !== undefined && !standing && isThere(stop)) return { stops, at: to };
  }
  return null;
}

function same(a: Stop, b: Stop): boolean {
  return a.node === b.node && a.startTime === b.startTime;
}
