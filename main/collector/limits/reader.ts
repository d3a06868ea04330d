import type { IpcLimits } from '../../model/snapshot.ts';
import { maybe } from '../kernel/files.ts';
import { parseIpcInfo, type SysvLimits } from './info.ts';
import { type QueueLimits, readQueueLimits } from './read.ts';

/** Limits of POSIX queues are read in so many namespaces a poll, in turn. */
const EACH_POLL = 8;

/**
 * Reads the limits of the IPC namespace that the thread is in: those of System V
 * at each visit; those of POSIX queues, which are files of their own and change
 * only when an administrator writes them, in a few namespaces a poll. The kernel
 * looks for such a file among those of all IPC namespaces (`proc_sys_compare()` in
 * `fs/proc/proc_sysctl.c`): where there are hundreds it takes a tenth of a millisecond.
 */
export class LimitsReader {
  /** In the order in which they were read, the longest ago first. */
  #queues = new Map<string, QueueLimits>();
  #due = new Set<string>();
  /** What was made of the last answer: nearly all namespaces have the same limits. */
  #last: { raw: Buffer; sysv: SysvLimits } | null = null;
  readonly #raw = Buffer.alloc(LIMITS_BYTES);
  readonly #whole = new WeakMap<QueueLimits, { sysv: SysvLimits; limits: IpcLimits }>();

  /** A poll begins, with these namespaces: forgets those that are no more. */
  begin(rooms: readonly { id: string }[]): void {
    if (this.#queues.size > rooms.length) {
      const ids = new Set(rooms.map(({ id }) => id));
      for (const id of this.#queues.keys()) if (!ids.has(id)) this.#queues.delete(id);
    }
    this.#due.clear();
    for (const id of this.#queues.keys()) {
      if (this.#due.size === EACH_POLL) break;
      this.#due.add(id);
    }
  }

  /** Null where they cannot be read. */
  read(id: string, info: { msg: Buffer; sem: Buffer; shm: Buffer }): IpcLimits | null {
    const sysv = this.#sysv(info);
    const queues = this.#readQueues(id);
    return queues && this.#both(sysv, queues);
  }

  #sysv(info: { msg: Buffer; sem: Buffer; shm: Buffer }): SysvLimits {
    let end = 0;
    // Beside the limits there are counts, which differ from one namespace to the next.
    for (const [kind, from, to] of LIMITS) end += info[kind].copy(this.#raw, end, from, to);
    if (!this.#last?.raw.equals(this.#raw)) {
      this.#last = { raw: Buffer.from(this.#raw), sysv: parseIpcInfo(info) };
    }
    return this.#last.sysv;
  }

  #both(sysv: SysvLimits, queues: QueueLimits): IpcLimits {
    const known = this.#whole.get(queues);
    if (known?.sysv === sysv) return known.limits;
    const limits = { ...sysv, ...queues };
    this.#whole.set(queues, { sysv, limits });
    return limits;
  }

  #readQueues(id: string): QueueLimits | null {
    const known = this.#queues.get(id);
    if (known !== undefined && !this.#due.has(id)) return known;
    const limits = maybe(readQueueLimits);
    if (limits === null) return null;
    const same = known && limitsEqual(known, limits) ? known : limits;
    this.#queues.delete(id);
    this.#queues.set(id, same);
    return same;
  }
}

/** Where the limits stand in what the kernel answers, `info.ts`: from byte, to byte. */
const LIMITS = [
  ['msg', 8, 20],
  ['sem', 4, 24],
  ['shm', 0, 40],
] as const;
const LIMITS_BYTES = 12 + 20 + 40;

function limitsEqual(some: QueueLimits, others: QueueLimits): boolean {
  return (
    some.queues_max === others.queues_max &&
    some.msg_max === others.msg_max &&
    some.msgsize_max === others.msgsize_max
  );
}
