import type { LiveEvent } from '../../model/events/event.ts';

const PASSES: readonly LiveEvent['call'][] = [
  'msgsnd',
  'msgrcv',
  'mq_timedsend',
  'mq_timedreceive',
];

/** A wait that was long enough to have been told, in milliseconds. */
const WAITED_MS = 20;

/**
 * Whether a snapshot would show something else after an event than before: all that
 * succeeded but a message that merely passed, and a wait that begins or ends.
 */
export function mayShow({ call, returned, error, tookMs }: LiveEvent): boolean {
  if (!returned || (tookMs !== null && tookMs > WAITED_MS)) return true;
  return error === null && !PASSES.includes(call);
}
