import type { IpcLimits } from '../../model/snapshot.ts';
import { maybe } from '../kernel/files.ts';
import type { Libc } from '../kernel/libc.ts';
import { parseIpcInfo, type SysvLimits } from './info.ts';
import { type QueueLimits, readQueueLimits } from './read.ts';

/** A namespace's limits of POSIX queues are read at every so many visits. */
const VISITS = 8;

/**
 * Reads the limits of the IPC namespace that the thread is in: those of System V
 * at each visit, in three calls; those of POSIX queues, which are files of their
 * own and change only when an administrator writes them, every few visits.
 */
export class LimitsReader {
  #queues = new Map<string, { limits: QueueLimits; left: number }>();
  /** What was made of the last answer: nearly all namespaces have the same limits. */
  #last: { raw: Buffer; sysv: SysvLimits } | null = null;
  readonly #whole = new WeakMap<QueueLimits, { sysv: SysvLimits; limits: IpcLimits }>();
  readonly #libc: Libc | null;

  constructor(libc: Libc | null) {
    this.#libc = libc;
  }

  /** Null where they cannot be read. */
  read(id: string): IpcLimits | null {
    const libc = this.#libc;
    const sysv = libc && maybe(() => this.#readSysv(libc));
    const queues = this.#readQueues(id);
    return sysv && queues && this.#both(sysv, queues);
  }

  #readSysv(libc: Libc): SysvLimits {
    const info = libc.ipcInfo();
    const raw = Buffer.concat([info.msg, info.sem, info.shm]);
    if (!this.#last?.raw.equals(raw)) this.#last = { raw, sysv: parseIpcInfo(info) };
    return this.#last.sysv;
  }

  #both(sysv: SysvLimits, queues: QueueLimits): IpcLimits {
    const known = this.#whole.get(queues);
    if (known?.sysv === sysv) return known.limits;
    const limits = { ...sysv, ...queues };
    this.#whole.set(queues, { sysv, limits });
    return limits;
  }

  /** Forgets the namespaces that are no more. */
  keepOnly(rooms: readonly { id: string }[]): void {
    if (this.#queues.size === rooms.length) return;
    const ids = new Set(rooms.map(({ id }) => id));
    for (const id of this.#queues.keys()) if (!ids.has(id)) this.#queues.delete(id);
  }

  #readQueues(id: string): QueueLimits | null {
    const known = this.#queues.get(id);
    if (known !== undefined && known.left-- > 0) return known.limits;
    const limits = maybe(readQueueLimits);
    // Spread over the visits, so that no poll reads all of them.
    const left = known ? VISITS : this.#queues.size % VISITS;
    if (limits) this.#queues.set(id, { limits, left });
    return limits;
  }
}
