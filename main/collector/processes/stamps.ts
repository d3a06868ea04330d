import { closeSync, openSync, readSync } from 'node:fs';
import { maybe } from '../kernel/files.ts';
import type { Libc } from '../kernel/libc.ts';
import { descriptorLimit } from '../kernel/limit.ts';
import { Lines } from './lines.ts';

/**
 * Lines of `/proc/PID/task/TID/schedstat`: time on the processor, time waited,
 * times run. Another line than before: the thread has run meanwhile.
 *
 * Reading one at every poll for every thread is most of what a poll costs, and
 * finding the file is most of that; so the files are kept open. What an open one
 * holds is the number of the thread (`struct pid`, `fs/proc/inode.c`), not the
 * thread, its memory or its namespaces, with one exception: the pid namespace that
 * the number is of. So only files of threads of our own pid namespace are kept.
 */
export class Stamps {
  /** By the number of the thread. */
  readonly #files = new Map<number, { fd: number; pid: number }>();
  readonly #held = new Set<number>();
  /** Half of what may be open, so that the rest is never short. */
  readonly #most = Math.floor(descriptorLimit() / 2);
  readonly #line = Buffer.allocUnsafe(128);
  /** The lines of the files that are kept, as they were told last. */
  readonly #lines: Lines;
  /** Threads that were found to have gone since the last look, and of which process they were. */
  readonly #gone = new Map<number, number>();
  #ran: ReadonlyMap<number, number> = new Map();

  constructor(libc: Pick<Libc, 'readStartAt'> | null) {
    this.#lines = new Lines(libc);
  }

  /**
   * Reads all files that are kept, and tells whose line is another than was told last, those
   * of threads that have gone among them: the numbers of the threads, with their processes.
   */
  look(): ReadonlyMap<number, number> {
    const ran = new Map(this.#gone);
    for (const tid of this.#lines.look()) ran.set(tid, this.#files.get(tid)?.pid ?? tid);
    this.#gone.clear();
    this.#ran = ran;
    return ran;
  }

  /** What the last look told. */
  get ran(): ReadonlyMap<number, number> {
    return this.#ran;
  }

  /** Whether the file of a thread is kept, so that `look` tells of it. */
  isKept(tid: number): boolean {
    return this.#files.has(tid);
  }

  /**
   * The line of a thread. Throws where it has gone.
   *
   * @param mayKeep it lives in our own pid namespace
   */
  read(pid: number, tid: number, mayKeep: boolean): string {
    const length = this.#readKept(tid);
    if (length > 0) return this.#told(tid, length);
    const fd = openSync(`/proc/${pid}/task/${tid}/schedstat`, 'r');
    const keep = mayKeep && this.#files.size < this.#most;
    if (keep) {
      this.#files.set(tid, { fd, pid });
      this.#held.add(fd);
      this.#lines.add(tid, fd);
    }
    try {
      return this.#told(tid, readAt(fd, this.#line));
    } finally {
      if (!keep) closeSync(fd);
    }
  }

  /** As `read`, as it was at the last look where its file was kept then. */
  newest(pid: number, tid: number, mayKeep: boolean): string {
    return this.#lines.newest(tid) || this.read(pid, tid, mayKeep);
  }

  /** Whether the line of a thread is still this one; not so where it has gone. */
  isStill(stamp: string, pid: number, tid: number, mayKeep: boolean): boolean {
    // The line of a kept file that was told last is the one that was read last: that stamp.
    if (this.#files.has(tid)) {
      if (this.#lines.isAsTold(tid)) return true;
      if (this.#readKept(tid) > 0) return false;
    }
    if (maybe(() => this.read(pid, tid, mayKeep)) === stamp) return true;
    // It has run since that stamp, which nobody has been told of: `look` is to tell.
    this.#lines.tell(tid, NOTHING, 0);
    return false;
  }

  /** Reads a file that is kept open, and says how much; 0 where there is none of a living thread. */
  #readKept(tid: number): number {
    const file = this.#files.get(tid);
    if (file === undefined) return 0;
    const length = maybe(() => readAt(file.fd, this.#line)) ?? 0;
    if (length > 0) return length;
    // The thread that it was has ended; the number may be another's now.
    this.forget(tid);
    this.#gone.set(tid, file.pid);
    return 0;
  }

  /** Whether a descriptor of this process is one of these files. */
  readonly holds = (fd: number): boolean => this.#held.has(fd);

  /** Lets go of the file of a thread that has gone. */
  forget(tid: number): void {
    const file = this.#files.get(tid);
    if (file === undefined) return;
    this.#files.delete(tid);
    this.#held.delete(file.fd);
    this.#lines.remove(tid);
    closeSync(file.fd);
  }

  #told(tid: number, length: number): string {
    this.#lines.tell(tid, this.#line, length);
    return this.#text(length);
  }

  #text(length: number): string {
    return this.#line.toString('latin1', 0, length);
  }
}

const NOTHING = Buffer.alloc(0);

function readAt(fd: number, into: Buffer): number {
  return readSync(fd, into, 0, into.length, 0);
}
