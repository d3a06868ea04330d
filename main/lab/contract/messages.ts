import type { LabCard, LabMove, LabState } from '../../model/lab/lab.ts';

/**
 * What goes between the lab and whoever started it: one JSON value a line, over a
 * utility process's port or a pipe. Each `list` is answered by `cards`, everything
 * else by the states that follow from it.
 */
export type ToLab =
  | { type: 'list' }
  | { type: 'start'; id: string }
  | { type: 'move'; move: LabMove }
  /** Ends all that runs; a closed state follows when it has ended. */
  | { type: 'leave' };

export type FromLab = { type: 'cards'; cards: LabCard[] } | { type: 'state'; state: LabState };
