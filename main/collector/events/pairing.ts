import { doesSomething, type SystemCall } from './calls.ts';
import type { LiveEvent, QueueFile } from './event.ts';
import type { Entered, Head, Returned, TraceRecord } from './records.ts';
import { Whereabouts } from './whereabouts.ts';

/**
 * Makes events out of trace records: puts the entry of a call and its return
 * together, and says which object each is about.
 */
export class Pairing {
  /** Calls that have been entered, by thread. */
  readonly #pending = new Map<number, Pending>();
  /** Where segments are attached, by process and address: what shmdt(2) is told. */
  readonly #attached = new Map<number, Map<string, string>>();
  readonly #where: Whereabouts;
  readonly #ownPid: number;

  constructor(where = new Whereabouts(), ownPid = process.pid) {
    this.#where = where;
    this.#ownPid = ownPid;
  }

  /**
   * One batch of records, read at once. `lost`: records were dropped before or
   * among them; `unix`: the Unix milliseconds of a time of the trace.
   */
  take(
    records: readonly TraceRecord[],
    lost: boolean,
    unix: (micros: number) => number,
  ): LiveEvent[] {
    // A return may belong to an entry that was dropped: nothing pending can be trusted.
    if (lost) this.#forget();
    for (const { tid, pid } of records) if (pid !== null) this.#where.learn(tid, pid);
    const moves = new Ahead(records);
    const events: LiveEvent[] = [];
    const entered: Pending[] = [];
    for (const record of records) {
      moves.pass(record);
      const { tid } = record;
      const pid = record.pid ?? this.#where.pidOf(tid);
      const ours = pid === this.#ownPid;
      switch (record.kind) {
        case 'enter': {
          const told = ours || !doesSomething(record.call, record.arguments);
          const event = this.#begun(record, pid, unix, moves);
          const pending = { event, entered: record.time, quiet: told, told };
          this.#pending.set(tid, pending);
          if (!told) entered.push(pending);
          break;
        }
        case 'return': {
          const pending = this.#pending.get(tid);
          this.#pending.delete(tid);
          const began = pending?.event.call === record.call ? pending : null;
          if (began) began.told = true;
          const event = this.#returned(record, pid, began, unix, moves);
          const quiet = began ? began.quiet : ours || !doesSomething(record.call, {});
          if (!quiet) events.push(event);
          break;
        }
        default: {
          const event = this.#ofProcess(record, pid, unix(record.time), moves);
          if (event !== null && !ours) events.push(event);
        }
      }
    }
    for (const pending of entered) {
      if (pending.told) continue;
      pending.told = true;
      events.push({ ...pending.event });
    }
    return events;
  }

  #begun(
    record: Head & Entered,
    pid: number | null,
    unix: (micros: number) => number,
    moves: Ahead,
  ): LiveEvent {
    const event = blank(record, pid, record.call, unix(record.time));
    event.returned = false;
    event.arguments = record.arguments;
    this.#locate(event, moves);
    return event;
  }

  #returned(
    record: Head & Returned,
    pid: number | null,
    began: Pending | null,
    unix: (micros: number) => number,
    moves: Ahead,
  ): LiveEvent {
    const event = began ? { ...began.event } : blank(record, pid, record.call, unix(record.time));
    event.tookMs = began ? Math.max(record.time - began.entered, 0) / 1000 : null;
    event.returned = true;
    event.result = record.result;
    event.error = record.error;
    if (!began) this.#locate(event, moves);
    if (record.error === null) this.#effect(event, moves);
    return event;
  }

  /** Where it happened and, as far as its arguments tell, to which object. */
  #locate(event: LiveEvent, moves: Ahead): void {
    const { tid, pid, call } = event;
    event.namespace = this.#where.ipcOf(tid, !moves.leaves(tid));
    const { msqid, semid, shmid, mqdes, shmaddr } = event.arguments;
    const id = msqid ?? semid ?? shmid;
    if (typeof id === 'number') event.object = objectId(event.namespace, call, id);
    if (typeof mqdes === 'number') event.queue = this.#queue(tid, pid, mqdes, moves);
    if (typeof shmaddr === 'string' && pid !== null) {
      event.object = this.#attached.get(pid)?.get(shmaddr) ?? null;
    }
  }

  /** What a call that succeeded did, as far as later events depend on it. */
  #effect(event: LiveEvent, moves: Ahead): void {
    const { call, tid, pid, result, object } = event;
    switch (call) {
      case 'msgget':
      case 'semget':
      case 'shmget':
        event.object = objectId(event.namespace, call, Number(result));
        break;
      case 'mq_open':
        event.queue = this.#queue(tid, pid, Number(result), moves);
        break;
      case 'unshare':
      case 'setns':
        this.#where.moved(tid);
        event.namespace = this.#where.ipcOf(tid, !moves.leaves(tid));
        break;
      case 'shmat':
        if (pid !== null && object !== null) this.#attach(pid, String(result), object);
        break;
      case 'shmdt':
        if (pid !== null) this.#attached.get(pid)?.delete(String(event.arguments.shmaddr));
        break;
    }
  }

  #ofProcess(record: TraceRecord, pid: number | null, at: number, moves: Ahead): LiveEvent | null {
    const { tid } = record;
    if (record.kind === 'fork') {
      const child = this.#where.pidOf(record.child);
      // A thread: of the same process, or (where it has gone already) of no other.
      if (child !== null && child !== record.child) return null;
      const attached = pid === null ? undefined : this.#attached.get(pid);
      if (attached) this.#attached.set(record.child, new Map(attached));
      const event = blank(record, pid, 'fork', at);
      event.arguments = { child: record.child };
      event.namespace = this.#where.ipcOf(tid, !moves.leaves(tid));
      return event;
    }
    if (record.kind === 'exec') {
      if (pid !== null) this.#attached.delete(pid);
      return blank(record, pid, 'exec', at);
    }
    if (record.kind !== 'exit') return null;
    this.#pending.delete(tid);
    this.#where.ended(tid);
    if (!(record.last ?? tid === pid)) return null;
    if (pid !== null) this.#attached.delete(pid);
    return blank(record, pid, 'exit', at);
  }

  /** A descriptor's file as it is now: that of the event, unless it was opened anew since. */
  #queue(tid: number, pid: number | null, fd: number, moves: Ahead): QueueFile | null {
    if (moves.ends(tid) || moves.opens(pid, fd)) return null;
    return this.#where.fileOf(tid, fd);
  }

  #attach(pid: number, address: string, object: string): void {
    if (this.#attached.size > MOST_REMEMBERED) this.#attached.clear();
    const attached = this.#attached.get(pid) ?? new Map<string, string>();
    if (attached.size > MOST_REMEMBERED) attached.clear();
    this.#attached.set(pid, attached.set(address, object));
  }

  #forget(): void {
    this.#pending.clear();
    this.#attached.clear();
    this.#where.forget();
  }
}

interface Pending {
  event: LiveEvent;
  /** In microseconds of the trace's clock. */
  entered: number;
  /** Nobody is to hear of it. */
  quiet: boolean;
  told: boolean;
}

const MOST_REMEMBERED = 4096;

function blank(head: Head, pid: number | null, call: LiveEvent['call'], at: number): LiveEvent {
  const { tid, comm } = head;
  return {
    at,
    tookMs: null,
    returned: true,
    pid,
    tid,
    comm,
    call,
    arguments: {},
    result: null,
    error: null,
    namespace: null,
    object: null,
    queue: null,
  };
}

function objectId(namespace: string | null, call: string, id: number): string | null {
  return namespace === null ? null : `${namespace}/${call.slice(0, 3)}/${id}`;
}

const MOVES: readonly SystemCall[] = ['unshare', 'setns'];

/**
 * What is still to come in a batch. Threads are looked at after the whole of it
 * was read: what comes later in it has changed what is seen of them.
 */
class Ahead {
  readonly #leaving = new Map<number, number>();
  readonly #ending = new Map<number, number>();
  readonly #opening = new Map<string, number>();

  constructor(records: readonly TraceRecord[]) {
    for (const record of records) this.#count(record, 1);
  }

  /** It is being handled now. */
  pass(record: TraceRecord): void {
    this.#count(record, -1);
  }

  leaves(tid: number): boolean {
    return (this.#leaving.get(tid) ?? 0) > 0 || this.ends(tid);
  }

  ends(tid: number): boolean {
    return (this.#ending.get(tid) ?? 0) > 0;
  }

  opens(pid: number | null, fd: number): boolean {
    return (this.#opening.get(`${pid} ${fd}`) ?? 0) > 0;
  }

  #count(record: TraceRecord, by: number): void {
    if (record.kind === 'exit') add(this.#ending, record.tid, by);
    if (record.kind !== 'return') return;
    if (MOVES.includes(record.call)) add(this.#leaving, record.tid, by);
    if (record.call === 'mq_open') add(this.#opening, `${record.pid} ${record.result}`, by);
  }
}

function add<Key>(counts: Map<Key, number>, key: Key, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}
