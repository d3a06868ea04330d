import type { IpcLimits } from '../../model/snapshot.ts';
import { maybe } from '../kernel/files.ts';
import { type IpcInfo, parseIpcInfo, type SysvLimits } from './info.ts';
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
  #last: { info: IpcInfo; sysv: SysvLimits } | null = null;
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
  read(id: string, info: IpcInfo): IpcLimits | null {
    const sysv = this.#sysv(info);
    const queues = this.#readQueues(id);
    return queues && this.#both(sysv, queues);
  }

  #sysv(info: IpcInfo): SysvLimits {
    if (this.#last === null || !sameLimits(info, this.#last.info)) {
      const kept = (buffer: Buffer) => Buffer.from(buffer.subarray(0, INFO_BYTES));
      const copy = { msg: kept(info.msg), sem: kept(info.sem), shm: kept(info.shm) };
      this.#last = { info: copy, sysv: parseIpcInfo(copy) };
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

/** The longest of what the kernel answers, `struct shminfo64`, has 72 bytes. */
const INFO_BYTES = 72;

/** Beside the limits there are counts, which differ from one namespace to the next. */
function sameLimits(one: IpcInfo, other: IpcInfo): boolean {
  return (
    sameBytes(one.msg, other.msg, 8, 20) &&
    sameBytes(one.sem, other.sem, 4, 24) &&
    sameBytes(one.shm, other.shm, 0, 40)
  );
}

/** So few that asking for a comparison would take longer. */
function sameBytes(one: Buffer, other: Buffer, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (one[at] !== other[at]) return false;
  return true;
}

function limitsEqual(some: QueueLimits, others: QueueLimits): boolean {
  return (
    some.queues_max === others.queues_max &&
    some.msg_max === others.msg_max &&
    some.msgsize_max === others.msgsize_max
  );
}
