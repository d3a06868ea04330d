import { readlinkSync, statSync } from 'node:fs';
import { maybe, readShort } from '../kernel/files.ts';
import { parseNamespaceLink } from '../namespaces/identity.ts';

/** What /proc tells of a thread; null where it has gone or may not be read. */
export interface Proc {
  /** Its process. */
  processOf(tid: number): number | null;
  /** Id of its IPC namespace. */
  ipcOf(tid: number): string | null;
  /** The file behind a descriptor. */
  fileOf(tid: number, fd: number): OpenFile | null;
}

/** What a descriptor leads to. */
export interface OpenFile {
  /** As stat(2) tells it. */
  device: number;
  /** From the root of its mount on: `/demo` for a POSIX queue. */
  path: Buffer;
  /** Its last name was removed. */
  unlinked: boolean;
}

export const PROC: Proc = {
  processOf(tid) {
    const text = maybe(() => readShort(`/proc/${tid}/status`));
    const tgid = text === null ? undefined : /^Tgid:\s*(\d+)$/m.exec(text)?.[1];
    return tgid === undefined ? null : Number(tgid);
  },
  ipcOf(tid) {
    const link = maybe(() => readlinkSync(`/proc/${tid}/ns/ipc`));
    return link === null ? null : parseNamespaceLink(link);
  },
  fileOf(tid, fd) {
    const link = `/proc/${tid}/fd/${fd}`;
    return maybe(() => {
      const { dev, nlink } = statSync(link);
      const path = readlinkSync(link, { encoding: 'buffer' });
      return { device: dev, path, unlinked: nlink === 0 };
    });
  },
};

/**
 * Which process threads belong to and which IPC namespace they are in. A thread
 * leaves a namespace only by calls that are told, so that what was once read
 * holds until then; it is looked at again after a while all the same, since calls
 * of 32-bit programs are not told.
 *
 * What was read since the last `settle` may be of a later moment than the events
 * it was read for: it is `fresh` until it is known that the thread had not moved.
 */
export class Whereabouts {
  readonly #pids = new Map<number, number>();
  readonly #ipc = new Map<number, { id: string | null; readAt: number }>();
  readonly #fresh = new Set<number>();
  readonly #proc: Proc;

  constructor(proc: Proc = PROC) {
    this.#proc = proc;
  }

  /**
   * The process of a thread; null: not known.
   * @param noted what the kernel noted when it last put the thread off a processor:
   * of a thread that has gone the only word, of one that has come since perhaps
   * still that of another whose number it was given
   */
  pidOf(tid: number, noted: number | null): number | null {
    const known = this.#pids.get(tid);
    if (known !== undefined) return known;
    const pid = this.#proc.processOf(tid) ?? noted;
    if (pid !== null) {
      if (this.#pids.size > MOST_REMEMBERED) this.#pids.clear();
      this.#pids.set(tid, pid);
    }
    return pid;
  }

  /** `mayLook`: whether the thread is still where it was when the event happened. */
  ipcOf(tid: number, mayLook: boolean): string | null {
    const now = performance.now();
    const known = this.#ipc.get(tid);
    if (known !== undefined && now - known.readAt < GOOD_FOR_MS) return known.id;
    if (!mayLook) return null;
    const id = this.#proc.ipcOf(tid);
    this.#fresh.add(tid);
    // That it could not be read is worth remembering too: what has gone stays away.
    if (this.#ipc.size > MOST_REMEMBERED) this.#ipc.clear();
    this.#ipc.set(tid, { id, readAt: now });
    return id;
  }

  fileOf(tid: number, fd: number): OpenFile | null {
    this.#fresh.add(tid);
    return this.#proc.fileOf(tid, fd);
  }

  /** Whether something of a thread was read since the last `settle`. */
  isFresh(tid: number): boolean {
    return this.#fresh.has(tid);
  }

  /** What was read up to now is of the right moment, or has been taken back. */
  settle(): void {
    this.#fresh.clear();
  }

  /** It went into another namespace. */
  moved(tid: number): void {
    this.#ipc.delete(tid);
  }

  /** It ended; its number may become another's. */
  ended(tid: number): void {
    this.#pids.delete(tid);
    this.#ipc.delete(tid);
  }

  /** Events were dropped: nothing is certain any more. */
  forget(): void {
    this.#pids.clear();
    this.#ipc.clear();
  }
}

const GOOD_FOR_MS = 1000;
const MOST_REMEMBERED = 16_384;
