import type { Process } from '../../model/snapshot.ts';
import { type Reading, readStat } from './read.ts';
import type { Thread } from './threads.ts';

/** What is known of a process from poll to poll. */
export interface Record {
  reading: Reading;
  threads: Thread[];
  /** In which it was read. */
  poll: number;
  /** The files of all of its threads are kept: looking at them all tells whether it ran. */
  kept: boolean;
  /** False where the kernel keeps no `schedstat`: then it is read every time. */
  stamped: boolean;
}

/** Of a process with these threads, read just now. */
export function recordOf(reading: Reading, threads: Thread[], poll: number): Record {
  return { reading, threads, poll, kept: false, stamped: hasStamps(threads) };
}

/** Zeros throughout: a kernel built without SCHED_INFO, or one that never ran. */
function hasStamps(threads: readonly Thread[]): boolean {
  return threads.length > 0 && !threads.every(({ stamp }) => stamp.startsWith('0 0 0'));
}

/** One number: it lives in the pid namespace of whoever reads. */
export function mayKeepStamps({ process }: Reading): boolean {
  return process.pidInNamespace.length === 1;
}

/** A thread of the kernel waits for nothing that is shown. */
export function idle(stamp: { tid: number; stamp: string }): Thread {
  return { ...stamp, elsewhere: [], wait: null };
}

/**
 * The namespaces of its other threads were told by how they differ from those of
 * the main thread: they hold only while these are the same.
 */
export function sameProcess(before: Record | undefined, now: Reading): before is Record {
  if (before === undefined || before.reading.startTicks !== now.startTicks) return false;
  const { namespaces } = before.reading.process;
  return Object.entries(now.process.namespaces).every(
    ([type, id]) => namespaces[type as keyof typeof namespaces] === id,
  );
}

/**
 * Most who ran show what they showed before: whoever compares objects is to see that at once.
 * The reading to go on with, which is the old one where nothing in it is another.
 */
export function keepIdentity(before: Record | undefined, now: Reading): Reading {
  if (before === undefined) return now;
  const old = before.reading;
  if (alike(old.process, now.process)) now.process = old.process;
  return isAsBefore(old, now) ? old : now;
}

function isAsBefore(old: Reading, now: Reading): boolean {
  return (
    now.process === old.process &&
    now.startStack === old.startStack &&
    // A segment may be another, mapped in the same place, of the same numbers.
    old.mappings.length === 0 &&
    now.mappings.length === 0 &&
    isSame(old.queues, now.queues) &&
    isSame(old.held, now.held) &&
    isSame(old.sockets, now.sockets) &&
    isSame(old.threads.map(withoutStamp), now.threads.map(withoutStamp)) &&
    isSame(old.refused, now.refused)
  );
}

function withoutStamp({ tid, elsewhere, wait }: Thread): Omit<Thread, 'stamp'> {
  return { tid, elsewhere, wait };
}

/** Whether all that is shown of them is the same. */
function alike(one: Process, other: Process): boolean {
  const fields = Object.keys(one) as (keyof Process)[];
  return (
    fields.length === Object.keys(other).length &&
    fields.every((field) => isSame(one[field], other[field]))
  );
}

/** Lists here are short, and mostly empty; namespaces are mostly shared. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other)) {
    if (one.length !== other.length) return false;
    if (one.length === 0) return true;
  }
  const isList = typeof one === 'object' && one !== null;
  return isList && JSON.stringify(one) === JSON.stringify(other);
}

/** Its parent has ended and it was given to another: only the stat line changed. */
export function adopt({ reading }: Record): void {
  const { process } = reading;
  const ppid = readStat(process.pid)?.ppid ?? process.ppid;
  if (ppid !== process.ppid) reading.process = { ...process, ppid };
}
