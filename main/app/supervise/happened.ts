import type { Happened } from '../../../preload/contract.ts';
import type { EventBatch, LiveEvent } from '../../model/events/event.ts';

/** More at once nobody could see, and the window would be busy with nothing else. */
const MOST = 800;

/**
 * What of a batch goes to the window, and how much is missing. The collector sends
 * no more than a batch each 20 ms.
 */
export function happened({ events, lost, unread }: EventBatch): Happened {
  const told = events.length > MOST ? weightiest(events) : events;
  // A call makes two records.
  const dropped = Math.ceil(lost / 2) + unread;
  return { events: told, missed: dropped + events.length - told.length };
}

/**
 * The latest that are about an object, and as many others as there is room for: what
 * comes in hundreds is mostly a program that looks into all namespaces, one by one.
 */
function weightiest(events: readonly LiveEvent[]): LiveEvent[] {
  const about = events.filter(({ object }) => object !== null).slice(-MOST);
  const rest = MOST - about.length;
  const others = rest === 0 ? [] : events.filter(({ object }) => object === null).slice(-rest);
  const kept = new Set([...about, ...others]);
  return events.filter((event) => kept.has(event));
}
