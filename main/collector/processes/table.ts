import type { Process } from '../../model/snapshot.ts';
import { attempt, maybe, readNumbers } from '../kernel/files.ts';
import { Pids } from './pids.ts';
import {
  type Context,
  isNotable,
  type Reading,
  readContainer,
  readProcess,
  readStat,
} from './read.ts';
import { Stamps } from './stamps.ts';
import { readThread, type Thread } from './threads.ts';

/**
 * All processes, each read again only when it can have changed.
 *
 * What a process shows of itself (namespaces, memory, descriptors, ids, state)
 * changes only by its own doing, and a thread that did something has run: its
 * line in `schedstat` (`stamps.ts`) is then another. The line is read
 * before the rest, so that what happens in between is seen at the next poll.
 * The exceptions: a parent that ended (its children are given away without
 * running), the cgroup (anybody may move a process), memory or descriptors shared with another process (CLONE_VM,
 * CLONE_FILES). The first is looked for; for the others a part of all processes
 * is read again each poll in turn.
 */
export class ProcessTable {
  #records = new Map<number, Record>();
  /** The list that they are in the order of. */
  #listed: readonly number[] | null = null;
  #processes = new Map<number, Process>();
  #turn = 0;
  #poll = 0;
  readonly #pids = new Pids();
  readonly #stamps: Stamps;
  readonly #context: Context;

  constructor(context: Context) {
    this.#context = context;
    this.#stamps = new Stamps(context.libc);
  }

  /** Looks at all processes once. In the order of their pids. */
  refresh(): Seen {
    const usersChanged = this.#context.users.refresh();
    const pids = this.#pids.get();
    // The same list as before, and all on it known: each record stays in its place.
    const inPlace = pids === this.#listed && this.#records.size === pids.length;
    const records = inPlace ? this.#records : new Map<number, Record>();
    this.#listed = pids;
    const lostParents = new Set<number>();
    const ran = this.#stamps.look();
    this.#poll += 1;
    this.#turn = this.#poll % TURNS;
    for (const pid of pids) {
      const before = this.#records.get(pid);
      // The observer itself runs at every poll, and does nothing of what is told here.
      const resting = before && (pid === process.pid || this.#unchanged(pid, before, ran));
      if (before && pid % TURNS !== this.#turn && resting) {
        if (!inPlace) records.set(pid, before);
        if (pid % CGROUP_TURNS === this.#turn % CGROUP_TURNS) this.#moved(before);
        continue;
      }
      const whole = before === undefined || pid % TURNS === this.#turn;
      const record = (whole ? null : this.#ranInKernel(before)) ?? this.#read(pid, before);
      this.#forget(before, record);
      if (record === null) {
        this.#pids.doubt();
        if (records.delete(pid)) lostParents.add(pid);
        continue;
      }
      records.set(pid, record);
      const { state } = record.reading.process;
      if (state === 'Z' || state === 'X') lostParents.add(pid);
      if (before && before.reading.startTicks !== record.reading.startTicks) lostParents.add(pid);
    }
    for (const [pid, record] of inPlace ? [] : this.#records) {
      if (records.has(pid)) continue;
      lostParents.add(pid);
      this.#forget(record, null);
    }
    if (lostParents.size > 0) {
      for (const record of records.values()) {
        if (lostParents.has(record.reading.process.ppid)) adopt(record);
      }
    }
    if (usersChanged) for (const { reading } of records.values()) this.#nameUser(reading);
    this.#records = records;
    return this.#seen(inPlace);
  }

  /** As maps and lists, which are made anew only where they are to have another order. */
  #seen(inPlace: boolean): Seen {
    const readings: Reading[] = [];
    const notable: Reading[] = [];
    const processes = inPlace ? this.#processes : new Map<number, Process>();
    for (const { reading } of this.#records.values()) {
      const { process } = reading;
      readings.push(reading);
      if (reading.notable) notable.push(reading);
      if (processes.get(process.pid) !== process) processes.set(process.pid, process);
    }
    if (processes.size > readings.length) {
      for (const pid of processes.keys()) if (!this.#records.has(pid)) processes.delete(pid);
    }
    this.#processes = processes;
    return { readings, notable, processes };
  }

  #nameUser(reading: Reading): void {
    const { process } = reading;
    reading.process = { ...process, user: this.#context.users.nameOf(process.uid) };
  }

  /** Reads one process afresh, whatever its record says. */
  reread(pid: number): Reading | null {
    const record = this.#read(pid, undefined);
    if (record === null) return null;
    this.#records.set(pid, record);
    return record.reading;
  }

  /**
   * Whether the main thread of a process has slept since an earlier poll, in which its
   * namespaces were read: as of now, so that afterwards it tells of what was before.
   */
  readonly sleeps = (pid: number): boolean => {
    const record = this.#records.get(pid);
    if (!record?.stamped || record.poll === this.#poll) return false;
    const { reading, threads } = record;
    if ('RZX'.includes(reading.process.state)) return false;
    const main = threads.find(({ tid }) => tid === pid);
    const mayKeep = () => mayKeepStamps(reading);
    return main !== undefined && this.#stamps.isStill(main.stamp, pid, pid, mayKeep);
  };

  /** Looks whether somebody has put it into another cgroup. */
  #moved(record: Record): void {
    const { process, kernelThread } = record.reading;
    if (kernelThread) return;
    const container = readContainer(process.pid, this.#context);
    const { engine, id } = process.container ?? {};
    if (container?.engine === engine && container?.id === id) return;
    record.reading.process = { ...process, container };
  }

  #unchanged(pid: number, record: Record, ran: ReadonlySet<number>): boolean {
    const { reading, threads, stamped } = record;
    if (!stamped) return false;
    if (record.kept) return threads.every(({ tid }) => !ran.has(tid));
    // Asked for when a file is opened, which is hardly ever.
    const mayKeep = () => mayKeepStamps(reading);
    for (const { tid, stamp } of threads) {
      if (!this.#stamps.isStill(stamp, pid, tid, mayKeep)) return false;
    }
    record.kept = threads.every(({ tid }) => this.#stamps.isKept(tid));
    return true;
  }

  /**
   * A thread of the kernel that has run: its name tells what a worker works on, and
   * its state; it has no memory and no descriptors, and nothing moves it (`kthread()`
   * in `kernel/kthread.c`). Null where it is not one any more.
   */
  #ranInKernel({ reading, threads }: Record): Record | null {
    if (!reading.kernelThread) return null;
    const { pid } = reading.process;
    const stamp = maybe(() => this.#stamps.read(pid, pid, mayKeepStamps(reading)));
    const stat = readStat(pid);
    if (stamp === null || stat === null || threads.length !== 1) return null;
    if (!stat.kernelThread || stat.startTicks !== reading.startTicks) return null;
    const { comm, state, ppid } = stat;
    if (differs(reading.process, { comm, state, ppid })) {
      reading.process = { ...reading.process, comm, state, ppid };
    }
    const now = [idle({ tid: pid, stamp })];
    return { reading, threads: now, poll: this.#poll, kept: false, stamped: hasStamps(now) };
  }

  #read(pid: number, before: Record | undefined): Record | null {
    // What was read before its last stamp has to be read again.
    const stamp = (tid: number) => ({ tid, stamp: this.#stamps.read(pid, tid, false) });
    let stamps = attempt(() => [stamp(pid)]);
    let stat = readStat(pid);
    // Only who runs has another thread the next moment: a lone one's stamp tells of it.
    if (stat !== null && stat.threads !== 1) {
      stamps = attempt(() => readNumbers(`/proc/${pid}/task`).map(stamp));
      stat = readStat(pid);
    }
    if (stat === null) return null;
    // Of the observer's own descriptors nearly all are stamps: thousands, and nothing of IPC.
    const isKnown = pid === process.pid ? this.#stamps.holds : undefined;
    const reading = readProcess(pid, stat, this.#context, isKnown);
    if (reading === null) return null;
    keepIdentity(before, reading);
    if ('refusal' in stamps || reading.kernelThread) {
      const threads = 'value' in stamps ? stamps.value.map(idle) : [];
      reading.notable = isNotable(reading);
      return { reading, threads, poll: this.#poll, kept: false, stamped: hasStamps(threads) };
    }
    const known = sameProcess(before, reading) ? before.threads : [];
    const { namespaces } = reading.process;
    const threads = stamps.value.map((stamp) => {
      const old = known.find(({ tid }) => tid === stamp.tid);
      const still = old !== undefined && old.stamp === stamp.stamp && stamp.tid !== pid;
      return still ? old : readThread(pid, stamp, namespaces);
    });
    reading.threads = threads.filter(
      ({ elsewhere, wait }) => elsewhere.length > 0 || wait !== null,
    );
    reading.refused.waits = threads.some(({ wait }) => wait === 'refused');
    reading.notable = isNotable(reading);
    return { reading, threads, poll: this.#poll, kept: false, stamped: hasStamps(threads) };
  }

  /** Lets go of what was kept of threads that have ended since. */
  #forget(before: Record | undefined, now: Record | null): void {
    for (const { tid } of before?.threads ?? []) {
      if (!now?.threads.some((thread) => thread.tid === tid)) this.#stamps.forget(tid);
    }
  }
}

/** All processes, in the order of their pids; valid until the next look. */
export interface Seen {
  readings: Reading[];
  /** Those of which there is more than the process itself. */
  notable: Reading[];
  processes: ReadonlyMap<number, Process>;
}

/** Every process is read in full at least once in so many polls. */
const TURNS = 256;
/** And the cgroup of every process once in so many. */
const CGROUP_TURNS = 32;

interface Record {
  reading: Reading;
  threads: Thread[];
  /** In which it was read. */
  poll: number;
  /** The files of all of its threads are kept: looking at them all tells whether it ran. */
  kept: boolean;
  /** False where the kernel keeps no `schedstat`: then it is read every time. */
  stamped: boolean;
}

function differs(process: Process, now: Pick<Process, 'comm' | 'state' | 'ppid'>): boolean {
  return process.comm !== now.comm || process.state !== now.state || process.ppid !== now.ppid;
}

/** A thread of the kernel waits for nothing that is shown. */
function idle(stamp: { tid: number; stamp: string }): Thread {
  return { ...stamp, elsewhere: [], wait: null };
}

/** One number: it lives in the pid namespace of whoever reads. */
function mayKeepStamps({ process }: Reading): boolean {
  return process.pidInNamespace.length === 1;
}

/** Zeros throughout: a kernel built without SCHED_INFO, or one that never ran. */
function hasStamps(threads: readonly Thread[]): boolean {
  return threads.length > 0 && !threads.every(({ stamp }) => stamp.startsWith('0 0 0'));
}

/**
 * The namespaces of its other threads were told by how they differ from those of
 * the main thread: they hold only while these are the same.
 */
function sameProcess(before: Record | undefined, now: Reading): before is Record {
  if (before === undefined || before.reading.startTicks !== now.startTicks) return false;
  const { namespaces } = before.reading.process;
  return Object.entries(now.process.namespaces).every(
    ([type, id]) => namespaces[type as keyof typeof namespaces] === id,
  );
}

/** Most who ran show what they showed before: whoever compares objects is to see that at once. */
function keepIdentity(before: Record | undefined, now: Reading): void {
  const old = before?.reading.process;
  if (old !== undefined && alike(old, now.process)) now.process = old;
}

/** Whether all that is shown of them is the same. Their lists are short, their namespaces mostly shared. */
function alike(one: Process, other: Process): boolean {
  const fields = Object.keys(one) as (keyof Process)[];
  return (
    fields.length === Object.keys(other).length &&
    fields.every((field) => {
      const value = one[field];
      if (value === other[field]) return true;
      const isList = typeof value === 'object' && value !== null;
      return isList && JSON.stringify(value) === JSON.stringify(other[field]);
    })
  );
}

/** Its parent has ended and it was given to another: only the stat line changed. */
function adopt(record: Record): void {
  const { process } = record.reading;
  const ppid = readStat(process.pid)?.ppid ?? process.ppid;
  if (ppid !== process.ppid) record.reading.process = { ...process, ppid };
}
