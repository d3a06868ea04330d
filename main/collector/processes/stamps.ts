import { closeSync, openSync, readSync } from 'node:fs';
import { maybe } from '../kernel/files.ts';
import type { Libc } from '../kernel/libc.ts';
import { descriptorLimit } from '../kernel/limit.ts';

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
  readonly #readInto: (fd: number, into: Buffer) => number;

  constructor(libc: Libc | null) {
    // Some thousand times a poll: Node's own takes a quarter longer.
    this.#readInto = libc?.readStart ?? ((fd, into) => maybe(() => readAt(fd, into)) ?? -1);
  }

  /**
   * The line of a thread. Throws where it has gone.
   *
   * @param mayKeep it lives in our own pid namespace
   */
  read(pid: number, tid: number, mayKeep: boolean): string {
    const length = this.#readKept(tid);
    if (length > 0) return this.#text(length);
    const fd = openSync(`/proc/${pid}/task/${tid}/schedstat`, 'r');
    const keep = mayKeep && this.#files.size < this.#most;
    if (keep) {
      this.#files.set(tid, fd);
      this.#held.add(fd);
    }
    try {
      return this.#text(readAt(fd, this.#line));
    } finally {
      if (!keep) closeSync(fd);
    }
  }

  /** Whether the line of a thread is still this one; not so where it has gone. */
  isStill(stamp: string, pid: number, tid: number, mayKeep: () => boolean): boolean {
    const length = this.#readKept(tid);
    if (length === 0) return maybe(() => this.read(pid, tid, mayKeep())) === stamp;
    return length === stamp.length && this.#text(length) === stamp;
  }

  /** Reads a file that is kept open, and says how much; 0 where there is none of a living thread. */
  #readKept(tid: number): number {
    const fd = this.#files.get(tid);
    if (fd === undefined) return 0;
    const length = this.#readInto(fd, this.#line);
    if (length > 0) return length;
    // The thread that it was has ended; the number may be another's now.
    this.forget(tid);
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
    closeSync(fd);
  }

  #text(length: number): string {
    return this.#line.toString('latin1', 0, length);
  }
}

function readAt(fd: number, into: Buffer): number {
  return readSync(fd, into, 0, into.length, 0);
}
