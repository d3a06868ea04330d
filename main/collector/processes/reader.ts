import { attempt, maybe, readNumbers } from '../kernel/files.ts';
import { type Context, isNotable, readProcess, readStat } from './read.ts';
import { idle, keepIdentity, mayKeepStamps, type Record, recordOf, sameProcess } from './record.ts';
import type { Stamps } from './stamps.ts';
import type { Stat } from './stat.ts';
import { readThread } from './threads.ts';

interface Stamp {
  tid: number;
  stamp: string;
}

/** What is read before all else. */
interface First {
  /** Null where they may not be read. */
  stamps: Stamp[] | null;
  stat: Stat;
  /** See `Record`. */
  kept: boolean;
}

/**
 * Whether the cgroup of a process is one of those that are read in turn only. It is put into
 * that of its container soon after it was made, or puts itself there: until then at each run.
 */
function isGrown({ reading }: Record, { startTicks }: Stat): boolean {
  const { startTime } = reading.process;
  return reading.startTicks === startTicks && Date.now() - startTime > GROWN_MS;
}

const GROWN_MS = 60_000;

/** Reads processes, the stamps of their threads before all else. */
export class RecordReader {
  readonly #stamps: Stamps;
  readonly #context: Context;

  constructor(stamps: Stamps, context: Context) {
    this.#stamps = stamps;
    this.#context = context;
  }

  /** Whether none of its threads has run since it was read, as the last look at all stamps tells. */
  isUnchanged(pid: number, record: Record): boolean {
    const { reading, threads, stamped } = record;
    if (!stamped) return false;
    const mayKeep = mayKeepStamps(reading);
    let still = true;
    let kept = true;
    for (const { tid, stamp } of threads) {
      if (this.#stamps.isKept(tid)) {
        if (this.#stamps.ran.has(tid)) still = false;
      } else {
        if (!this.#stamps.isStill(stamp, pid, tid, mayKeep)) still = false;
        if (!this.#stamps.isKept(tid)) kept = false;
      }
    }
    record.kept = kept;
    return still;
  }

  /**
   * Looks at a thread of the kernel: its name tells what a worker works on, and
   * its state; it has no memory and no descriptors, and nothing moves it (`kthread()`
   * in `kernel/kthread.c`). False where it is not one any more.
   */
  isInKernel({ reading }: Record): boolean {
    const stat = readStat(reading.process.pid);
    if (!stat?.kernelThread || stat.startTicks !== reading.startTicks) return false;
    const { comm, state, ppid } = stat;
    const { process } = reading;
    if (process.comm !== comm || process.state !== state || process.ppid !== ppid) {
      reading.process = { ...process, comm, state, ppid };
    }
    return true;
  }

  /** Reads all of a process; null where it has gone. */
  read(pid: number, before: Record | undefined, poll: number): Record | null {
    // What was read before its last stamp has to be read again.
    const first = (before && this.#again(pid, before)) ?? this.#first(pid);
    if (first === null) return null;
    const { stamps, stat, kept } = first;
    const reading = readProcess(pid, stat, this.#context, {
      // Of the observer's own descriptors nearly all are stamps: thousands, and nothing of IPC.
      ...(pid === process.pid && { isKnown: this.#stamps.holds }),
      ...(before && isGrown(before, stat) && { container: before.reading.process.container }),
    });
    if (reading === null) return null;
    const known = sameProcess(before, reading) ? before.threads : [];
    const readAgain = (stamp: Stamp) => {
      const old = known.find(({ tid }) => tid === stamp.tid);
      const still = old !== undefined && old.stamp === stamp.stamp && stamp.tid !== pid;
      if (still) return old;
      return readThread(pid, stamp, reading.process.namespaces, reading.refused.namespaces);
    };
    const threads = (stamps ?? []).map(reading.kernelThread ? idle : readAgain);
    reading.threads = threads.filter(
      ({ elsewhere, wait }) => elsewhere.length > 0 || wait !== null,
    );
    reading.refused.waits = threads.some(({ wait }) => wait === 'refused');
    reading.notable = isNotable(reading);
    return { ...recordOf(keepIdentity(before, reading), threads, poll), kept };
  }

  /** Stamps, then the stat line; null where the process has gone. */
  #first(pid: number): First | null {
    const stamp = (tid: number) => ({ tid, stamp: this.#stamps.read(pid, tid, false) });
    let stamps = attempt(() => [stamp(pid)]);
    let stat = readStat(pid);
    // Only who runs has another thread the next moment: a lone one's stamp tells of it.
    if (stat !== null && stat.threads !== 1) {
      stamps = attempt(() => readNumbers(`/proc/${pid}/task`).map(stamp));
      stat = readStat(pid);
    }
    return stat && { stamps: 'value' in stamps ? stamps.value : null, stat, kept: false };
  }

  /**
   * The same of a process whose threads' files are all kept, without listing its threads:
   * while those that are known live, and are as many as there are, there are no others.
   */
  #again(pid: number, before: Record): First | null {
    const { threads, kept, reading } = before;
    if (!kept) return null;
    const stamps = maybe(() =>
      threads.map(({ tid, stamp }) => ({
        tid,
        stamp: this.#stamps.ran.has(tid) ? this.#stamps.newest(pid, tid, false) : stamp,
      })),
    );
    if (stamps === null) return null;
    const stat = readStat(pid);
    if (stat?.threads !== stamps.length || stat.startTicks !== reading.startTicks) return null;
    return { stamps, stat, kept: stamps.every(({ tid }) => this.#stamps.isKept(tid)) };
  }
}
