import type { IpcLimits } from '../../model/snapshot.ts';
import { maybe } from '../kernel/files.ts';
import { type IpcInfo, parseIpcInfo, type SysvLimits } from './info.ts';
import { type QueueLimits, readQueueLimits } from './read.ts';

/** A namespace, and which life of it: its id may be given to another. */
interface Lived {
  readonly id: string;
  readonly life: object;
}

interface Known {
  readonly life: object;
  readonly sysv: SysvLimits;
  readonly queues: QueueLimits;
  readonly limits: IpcLimits;
}

/** Limits of POSIX queues are read in so many namespaces a poll, in turn. */
const EACH_POLL = 4;

/**
 * Reads the limits of the IPC namespace that the thread is in. Those of System V are asked for
 * at each visit. Those of POSIX queues are files, which the kernel looks for among those of all
 * IPC namespaces (`proc_sys_compare()` in `fs/proc/proc_sysctl.c`): a tenth of a millisecond
 * where there are fifty. They change only when an administrator writes them: so in a few
 * namespaces a poll.
 */
export class LimitsReader {
  /** In the order in which they were read, the longest ago first. */
  #known = new Map<string, Known>();
  #due = new Set<string>();
  /** What was made of answers, the last first: nearly all namespaces have the same limits. */
  #made: { info: IpcInfo; sysv: SysvLimits }[] = [];
  readonly #readQueues: () => QueueLimits;

  constructor(readQueues: () => QueueLimits = readQueueLimits) {
    this.#readQueues = readQueues;
  }

  /** Forgets those of other namespaces. */
  keepOnly(ids: ReadonlySet<string>): void {
    for (const id of this.#known.keys()) if (!ids.has(id)) this.#known.delete(id);
  }

  forget(id: string): void {
    this.#known.delete(id);
  }

  /** A poll begins. @param visited the namespaces that will be asked for in it */
  begin(visited: ReadonlySet<string>): void {
    this.#due.clear();
    for (const id of this.#known.keys()) {
      if (this.#due.size === EACH_POLL) break;
      if (visited.has(id)) this.#due.add(id);
    }
  }

  /**
   * The same object while they are the same; null where they cannot be read.
   *
   * @param asker asks the kernel for those of System V
   */
  read({ id, life }: Lived, asker: { limits(): IpcInfo | null } | null): IpcLimits | null {
    const known = this.#known.get(id);
    const info = asker?.limits() ?? null;
    if (info === null) return null;
    const sysv = this.#sysv(info);
    const isTurn = known?.life !== life || this.#due.has(id);
    if (known?.sysv === sysv && !isTurn) return known.limits;
    const queues = known && !isTurn ? known.queues : maybe(this.#readQueues);
    if (queues === null) return null;
    const same = known?.sysv === sysv && sameQueueLimits(known.queues, queues);
    const now = { life, sysv, queues, limits: same ? known.limits : { ...sysv, ...queues } };
    if (isTurn) this.#known.delete(id);
    this.#known.set(id, now);
    return now.limits;
  }

  #sysv(info: IpcInfo): SysvLimits {
    const made = this.#made.find((one) => sameLimits(info, one.info));
    if (made) return made.sysv;
    const kept = (buffer: Buffer) => Buffer.from(buffer.subarray(0, INFO_BYTES));
    const copy = { msg: kept(info.msg), sem: kept(info.sem), shm: kept(info.shm) };
    const sysv = parseIpcInfo(copy);
    this.#made = [{ info: copy, sysv }, ...this.#made.slice(0, MOST_MADE - 1)];
    return sysv;
  }
}

/** Different limits that are remembered. */
const MOST_MADE = 16;

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

function sameQueueLimits(some: QueueLimits, others: QueueLimits): boolean {
  return (
    some.queues_max === others.queues_max &&
    some.msg_max === others.msg_max &&
    some.msgsize_max === others.msgsize_max
  );
}
