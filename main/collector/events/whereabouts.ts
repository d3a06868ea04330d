import { readlinkSync, statSync } from 'node:fs';
import { maybe, readShort } from '../kernel/files.ts';
import { parseNamespaceLink } from '../namespaces/identity.ts';
import type { QueueFile } from './event.ts';

/** What /proc tells of a thread; null where it has gone or may not be read. */
export interface Proc {
  /** Its process. */
  processOf(tid: number): number | null;
  /** Id of its IPC namespace. */
  ipcOf(tid: number): string | null;
  /** The file behind a descriptor. */
  fileOf(tid: number, fd: number): QueueFile | null;
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
    const stat = maybe(() => statSync(`/proc/${tid}/fd/${fd}`));
    return stat && { device: stat.dev, inode: stat.ino };
  },
};

/**
 * Which process threads belong to and which IPC namespace they are in. A thread
 * leaves a namespace only by calls that are told, so that what was once read
 * holds until then; it is looked at again after a while all the same, since calls
 * of 32-bit programs are not told.
 */
export class Whereabouts {
  readonly #pids = new Map<number, number>();
  readonly #ipc = new Map<number, { id: string | null; readAt: number }>();
  readonly #proc: Proc;

  constructor(proc: Proc = PROC) {
    this.#proc = proc;
  }

  /** The kernel itself named the process of a thread. */
  learn(tid: number, pid: number): void {
    if (this.#pids.size > MOST_REMEMBERED) this.#pids.clear();
    this.#pids.set(tid, pid);
  }

  pidOf(tid: number): number | null {
    const known = this.#pids.get(tid);
    if (known !== undefined) return known;
    const pid = this.#proc.processOf(tid);
    if (pid !== null) this.learn(tid, pid);
    return pid;
  }

  /** `mayLook`: whether the thread is still where it was when the event happened. */
  ipcOf(tid: number, mayLook: boolean): string | null {
    const now = performance.now();
    const known = this.#ipc.get(tid);
    if (known !== undefined && now - known.readAt < GOOD_FOR_MS) return known.id;
    if (!mayLook) return null;
    const id = this.#proc.ipcOf(tid);
    // That it could not be read is worth remembering too: what has gone stays away.
    if (this.#ipc.size > MOST_REMEMBERED) this.#ipc.clear();
    this.#ipc.set(tid, { id, readAt: now });
    return id;
  }

  fileOf(tid: number, fd: number): QueueFile | null {
    return this.#proc.fileOf(tid, fd);
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
