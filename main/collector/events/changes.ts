import type { LiveEvent } from '../../model/events/event.ts';

/** A wait that was long enough to have been told, in milliseconds. */
const WAITED_MS = 20;

/**
 * Whether a snapshot would show something else after an event than before: all that
 * succeeded, and a wait that begins or ends.
 */
export function mayShow({ returned, error, tookMs }: LiveEvent): boolean {
  if (!returned || (tookMs !== null && tookMs > WAITED_MS)) return true;
  return error === null;
}
