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
  readonly #files = new Map<number, number>();
  readonly #held = new Set<number>();
  /** Half of what may be open, so that the rest is never short. */
  readonly #most = Math.floor(descriptorLimit() / 2);
  readonly #line = Buffer.allocUnsafe(128);
  /** The lines of the files that are kept, as they were told last. */
  readonly #lines: Lines;
  /** Threads that were found to have gone since the last look. */
  readonly #gone = new Set<number>();

  constructor(libc: Pick<Libc, 'readStartAt'> | null) {
    this.#lines = new Lines(libc);
  }

  /**
   * Reads all files that are kept, and tells whose line is another than was told last, by
   * their numbers: those of threads that have gone among them.
   */
  look(): ReadonlySet<number> {
    const others = this.#lines.look();
    for (const tid of this.#gone) others.add(tid);
    this.#gone.clear();
    return others;
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
      this.#files.set(tid, fd);
      this.#held.add(fd);
      this.#lines.add(tid, fd);
    }
    try {
      return this.#told(tid, readAt(fd, this.#line));
    } finally {
      if (!keep) closeSync(fd);
    }
  }

  /** Whether the line of a thread is still this one; not so where it has gone. */
  isStill(stamp: string, pid: number, tid: number, mayKeep: () => boolean): boolean {
    const length = this.#readKept(tid);
    if (length > 0) return length === stamp.length && this.#text(length) === stamp;
    if (maybe(() => this.read(pid, tid, mayKeep())) === stamp) return true;
    // It has run since that stamp, which nobody has been told of: `look` is to tell.
    this.#lines.tell(tid, NOTHING, 0);
    return false;
  }

  /** Reads a file that is kept open, and says how much; 0 where there is none of a living thread. */
  #readKept(tid: number): number {
    const fd = this.#files.get(tid);
    if (fd === undefined) return 0;
    const length = maybe(() => readAt(fd, this.#line)) ?? 0;
    if (length > 0) return length;
    // The thread that it was has ended; the number may be another's now.
    this.forget(tid);
    this.#gone.add(tid);
    return 0;
  }

  /** Whether a descriptor of this process is one of these files. */
  readonly holds = (fd: number): boolean => this.#held.has(fd);

  /** Lets go of the file of a thread that has gone. */
  forget(tid: number): void {
    const fd = this.#files.get(tid);
    if (fd === undefined) return;
    this.#files.delete(tid);
    this.#held.delete(fd);
    this.#lines.remove(tid);
    closeSync(fd);
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
