import type { Deadlock, IpcObject, Link } from '../snapshot.ts';

/**
 * Rings of waits: each process waits for an object that, by what the kernel
 * remembers, the next process was the last to take from.
 *
 * - A process that waits for a semaphore of a set waits for who was the last to
 *   operate on a semaphore of that set which stands at zero.
 * - One that waits to receive from a queue waits for a sender, and its last
 *   sender is the one known; one that waits to send, for its last receiver.
 *
 * "Was the last" is not "must be the next": somebody else may come and end the
 * wait. So a ring is suspected, never certain, and every process in it is truly
 * blocked. Rings are in the order of their lowest pid; each is given once.
 */
export function suspectedDeadlocks(
  objects: readonly IpcObject[],
  links: readonly Link[],
): Deadlock[] {
  const waits = links.filter(({ kind }) => kind === 'blocked');
  if (waits.length < 2) return [];
  const byId = new Map(objects.map((object) => [object.id, object]));
  const waitsOf = new Map<number, Link[]>();
  for (const wait of waits) waitsOf.set(wait.process, [...(waitsOf.get(wait.process) ?? []), wait]);

  const rings = new Map<string, Deadlock>();
  for (const start of [...waitsOf.keys()].sort((a, b) => a - b)) walk(start, start, []);
  return [...rings.values()];

  function walk(start: number, pid: number, path: Deadlock['ring']): void {
    for (const { object } of waitsOf.get(pid) ?? []) {
      const step = [...path, { process: pid, object }];
      for (const next of holdersOf(byId.get(object), pid)) {
        if (next === start) rings.set(step.map(({ process }) => process).join(' '), { ring: step });
        // A ring is found from its lowest pid; others on the way are passed once.
        else if (next > start && !step.some(({ process }) => process === next)) {
          walk(start, next, step);
        }
      }
    }
  }
}

/** The processes that, by what is remembered, the one waiting needs. */
function holdersOf(object: IpcObject | undefined, waiting: number): Set<number> {
  const holders = new Set<number>();
  if (object?.kind === 'sem') {
    for (const { value, lastPid, waitingToRise } of object.semaphores ?? []) {
      if (value === 0 && waitingToRise > 0 && lastPid !== 0) holders.add(lastPid);
    }
  } else if (object?.kind === 'msg') {
    if (object.messages === 0) holders.add(object.lastSender);
    else holders.add(object.lastReceiver);
  }
  holders.delete(waiting);
  return holders;
}
