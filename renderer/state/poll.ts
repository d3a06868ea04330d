import type { World } from '../../preload/contract.ts';

/** One look at the system. */
export interface Poll {
  readonly sequence: number;
  /** Unix milliseconds. */
  readonly takenAt: number;
  readonly durationMs: number;
}

export const NO_POLL: Poll = { sequence: -1, takenAt: 0, durationMs: 0 };

/** A world that was still so at this poll. */
export function asOf(world: World, { takenAt, durationMs }: Poll): World {
  return { ...world, takenAt, durationMs };
}

export function pollOf({ takenAt, durationMs }: World, sequence: number): Poll {
  return { sequence, takenAt, durationMs };
}
