import type { Happened } from '../../../preload/contract.ts';
import type { EventBatch } from '../../model/events/event.ts';

/** More at once nobody could see, and the window would be busy with nothing else. */
const MOST = 400;

/**
 * What of a batch goes to the window: the latest, and how much is missing. The
 * collector sends no more than one batch each 10 ms.
 */
export function happened({ events, lost, unread }: EventBatch): Happened {
  const latest = events.length > MOST ? events.slice(-MOST) : events;
  // A call makes two records.
  const dropped = Math.ceil(lost / 2) + unread;
  return { events: latest, missed: dropped + events.length - latest.length };
}
