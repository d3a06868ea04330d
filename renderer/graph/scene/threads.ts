import type { Link, World } from '../../../preload/contract.ts';
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
 * One thread for each process and object that any link ties. Links whose process
 * or object is not in the world (it has ended since) tie nothing.
 */
export function threadsOf({ links, processes, objects, deadlocks }: World): LooseThread[] {
  let threads = known.get(links);
  if (!threads) {
    threads = merged(links.values());
    known.set(links, threads);
  }
  const steps = new Set(
    deadlocks.flatMap(({ ring }) => ring.map((step) => `${step.process} ${step.object}`)),
  );
  const here = threads.filter(({ pid, object }) => processes.has(pid) && objects.has(object));
  if (steps.size === 0) return here;
  return here.map((thread) =>
    steps.has(`${thread.pid} ${thread.object}`) ? { ...thread, look: 'deadlocked' } : thread,
  );
}

function merged(links: Iterable<Link>): LooseThread[] {
  const bits = new Map<string, Map<number, number>>();
  for (const link of links) {
    let ofObject = bits.get(link.object);
    if (!ofObject) {
      ofObject = new Map();
      bits.set(link.object, ofObject);
    }
    ofObject.set(link.process, (ofObject.get(link.process) ?? 0) | bitsOf(link));
  }
  const threads: LooseThread[] = [];
  for (const [object, ofObject] of bits) {
    for (const [pid, set] of ofObject) threads.push({ pid, object, look: lookOf(set) });
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
