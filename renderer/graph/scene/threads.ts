import type { Link, World } from '../../../preload/contract.ts';
import { countingSort } from './counting.ts';
import { Pids } from './pids.ts';
import type { ThreadLook } from './scene.ts';

/** The statements that a thread can make, one bit each. */
const BIT = {
  read: 1,
  write: 2,
  received: 4,
  sent: 8,
  touched: 16,
  waiting: 32,
} as const;

/** A thread by pid and object id, before either has a place in the scene. */
export interface LooseThread {
  readonly pid: number;
  readonly object: string;
  readonly look: ThreadLook;
}

const known = new WeakMap<World['links'], LooseThread[]>();

/**
 * One thread for each process and object that any link ties, object by object. Links
 * whose process or object is not in the world (it has ended since) tie nothing.
 */
export function threadsOf({ links, processes, objects, deadlocks }: World): LooseThread[] {
  let threads = known.get(links);
  if (!threads) {
    threads = merged([...links.values()]);
    known.set(links, threads);
  }
  let last = '';
  let isHere = false;
  const here = threads.filter(({ pid, object }) => {
    if (object !== last) isHere = objects.has(object);
    last = object;
    return isHere && processes.has(pid);
  });
  const steps = new Set(
    deadlocks.flatMap(({ ring }) => ring.map((step) => `${step.process} ${step.object}`)),
  );
  if (steps.size === 0) return here;
  return here.map((thread) =>
    steps.has(`${thread.pid} ${thread.object}`) ? { ...thread, look: 'deadlocked' } : thread,
  );
}

const placeOf = new Pids();

function merged(links: readonly Link[]): LooseThread[] {
  const indexOf = new Map<string, number>();
  const objectOf = new Int32Array(links.length);
  links.forEach(({ object }, place) => {
    let index = indexOf.get(object);
    if (index === undefined) {
      index = indexOf.size;
      indexOf.set(object, index);
    }
    objectOf[place] = index;
  });
  const { starts, items } = countingSort(indexOf.size, objectOf);
  const threads: LooseThread[] = [];
  const pids: number[] = [];
  const bits: number[] = [];
  for (const [object, index] of indexOf) {
    for (let at = starts[index] ?? 0; at < (starts[index + 1] ?? 0); at++) {
      const link = links[items[at] ?? 0];
      if (!link) continue;
      const place = placeOf.of(link.process);
      if (place !== -1) bits[place] = (bits[place] ?? 0) | bitsOf(link);
      else {
        placeOf.set(link.process, pids.length);
        pids.push(link.process);
        bits.push(bitsOf(link));
      }
    }
    pids.forEach((pid, place) => {
      threads.push({ pid, object, look: lookOf(bits[place] ?? 0) });
    });
    placeOf.clear();
    pids.length = 0;
    bits.length = 0;
  }
  return threads;
}

function bitsOf(link: Link): number {
  switch (link.kind) {
    case 'attached':
    case 'open':
      if (link.access === 'read') return BIT.read;
      if (link.access === 'write') return BIT.write;
      return BIT.read | BIT.write;
    case 'last-sender':
      return BIT.sent;
    case 'last-receiver':
      return BIT.received;
    case 'creator':
    case 'last-operator':
      return BIT.touched;
    case 'blocked':
      return BIT.waiting;
  }
}

/** The strongest statement: waiting, then holding, then having been the last. */
function lookOf(bits: number): ThreadLook {
  if (bits & BIT.waiting) return 'waiting';
  if (bits & BIT.read && bits & BIT.write) return 'read-write';
  if (bits & BIT.read) return 'read';
  if (bits & BIT.write) return 'write';
  if (bits & BIT.sent && bits & BIT.received) return 'exchanged';
  if (bits & BIT.sent) return 'sent';
  if (bits & BIT.received) return 'received';
  return 'touched';
}
