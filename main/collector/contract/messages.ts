import type { Difference } from '../../model/difference.ts';
import type { EventBatch, EventsState } from '../../model/events/event.ts';
import type { Answer } from '../../model/requests/answer.ts';
import type { Question } from '../../model/requests/question.ts';
import type { Snapshot } from '../../model/snapshot.ts';

/**
 * What goes between the collector and whoever started it: one JSON value a line,
 * the same over a utility process's port, a pipe or a socket.
 *
 * The collector is started with `--serve`, says `hello`, then a `snapshot`, as soon as it has
 * taken one, and for each poll that follows the `difference` to the one before: of a few hundred
 * kilobytes nearly all are the same. They are numbered: whoever misses one asks for the `whole`.
 * Where events are on, one that may change the picture makes it poll at once, a few times a
 * second.
 */
export type FromCollector =
  | { type: 'hello'; protocol: 2; pid: number; uid: number }
  | { type: 'snapshot'; number: number; snapshot: Snapshot }
  /** To the one of the number before. */
  | { type: 'difference'; number: number; difference: Difference }
  /** To the `ask` of that id; they come in any order. */
  | { type: 'answer'; id: number; answer: Answer }
  /** Live events, as they come; only while they are on. */
  | ({ type: 'events' } & EventBatch)
  /** The answer to `events`, and whenever it changes by itself. */
  | ({ type: 'events-state' } & EventsState)
  /** It cannot go on and ends after this. */
  | { type: 'failed'; reason: string; remedy: string | null };

export type ToCollector =
  /** Poll from now on every so many milliseconds, at least `SHORTEST_POLL_MS`. */
  | { type: 'poll'; everyMs: number }
  /** The next poll is to be told as a snapshot. */
  | { type: 'whole' }
  /** One `answer` with the same id follows, whatever comes of it. */
  | { type: 'ask'; id: number; question: Question }
  /** Tell live events, or tell them no more; off at the start. */
  | { type: 'events'; on: boolean };

export const SHORTEST_POLL_MS = 50;
export const DEFAULT_POLL_MS = 500;

/**
 * Between the window's main process and a launcher that keeps the collector for
 * it (the window runs as the user, the collector as root): the launcher passes
 * lines on in both directions and adds these.
 */
export type FromLauncher =
  /** The collector has ended: `SIGKILL`, `exit code 1`. */
  { type: 'ended'; reason: string };
export type ToLauncher =
  | { type: 'start' }
  /** End the collector, even where it does not answer; `ended` follows. */
  | { type: 'end' };
