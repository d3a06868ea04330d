import type { LiveEvent } from '../../model/events/event.ts';
import { Ahead, MOVES } from './ahead.ts';
import { Attached } from './attached.ts';
import { doesSomething } from './calls.ts';
import { type Devices, QueueNames } from './queues.ts';
import type { Entered, Head, Returned, TraceRecord } from './records.ts';
import { Whereabouts } from './whereabouts.ts';

/** Unix milliseconds of a time of the trace. */
export type UnixTime = (micros: number) => number;

/**
 * Makes events out of trace records: puts the entry of a call and its return
 * together, and says which object each is about.
 */
export class Pairing {
  /** Calls that have been entered, by thread. */
  readonly #pending = new Map<number, Pending>();
  readonly #attached = new Attached();
  /** Events of which something was read just now: see `settle`. */
  #unsettled: LiveEvent[] = [];
  readonly #where: Whereabouts;
  readonly #queues: QueueNames;
  readonly #ownPid: number;

  constructor(devices: () => Devices, where = new Whereabouts(), ownPid = process.pid) {
    this.#queues = new QueueNames(devices);
    this.#where = where;
    this.#ownPid = ownPid;
  }

  /**
   * One batch of records, read at once; `settle` is to follow.
   * @param lost records were dropped before or among them
   */
  take(records: readonly TraceRecord[], lost: boolean, unix: UnixTime): LiveEvent[] {
    // A return may belong to an entry that was dropped: nothing pending can be trusted.
    if (lost) this.#forget();
    const ahead = new Ahead(records);
    const noted = new Map<number, number>();
    for (const { tid, pid } of records) if (pid !== null) noted.set(tid, pid);
    const told: (LiveEvent | null)[] = [];
    const begun: Pending[] = [];
    for (const record of records) {
      ahead.pass(record);
      const { tid } = record;
      const pid = this.#where.pidOf(tid, record.pid);
      const ours = pid === this.#ownPid;
      if (record.kind === 'enter') {
        const quiet = ours || !doesSomething(record.call, record.arguments);
        const event = this.#entered(record, pid, unix, ahead);
        const pending = { event, entered: record.time, quiet, place: told.length };
        this.#pending.set(tid, pending);
        begun.push(pending);
        if (!quiet) told.push(this.#watched({ ...event }));
      } else if (record.kind === 'return') {
        const pending = this.#pending.get(tid);
        this.#pending.delete(tid);
        const began = pending?.event.call === record.call ? pending : null;
        const event = this.#returned(record, pid, began, unix, ahead);
        // In one batch it is told once.
        if (began && began.place >= 0 && !began.quiet) told[began.place] = null;
        const quiet = began ? began.quiet : ours || !doesSomething(record.call, {});
        if (!quiet) told.push(event);
      } else {
        const child = record.kind === 'fork' ? noted.get(record.child) : undefined;
        const event = this.#ofProcess(record, pid, child ?? null, unix(record.time), ahead);
        if (event !== null && !ours) told.push(event);
      }
    }
    for (const pending of begun) pending.place = -1;
    return told.filter((event) => event !== null);
  }

  /**
   * Threads are looked at some time after the events: one may have moved since. It
   * had not if nothing of the kind is in the records that were read `next`, after
   * the look; else what was seen is taken back.
   */
  settle(next: readonly TraceRecord[], lost: boolean): void {
    const ahead = new Ahead(next);
    for (const event of this.#unsettled) {
      const { tid, pid, arguments: values, call, result } = event;
      const fd = Number(call === 'mq_open' ? result : (values.mqdes ?? -1));
      if (!lost && !ahead.moves(tid) && !ahead.opens(pid, fd)) continue;
      event.namespace = null;
      event.object = null;
      this.#where.moved(tid);
      this.#queues.unlearn();
      if (pid !== null) this.#attached.drop(pid);
    }
    this.#unsettled = [];
    this.#where.settle();
  }

  #entered(record: Head & Entered, pid: number | null, unix: UnixTime, ahead: Ahead): LiveEvent {
    const event = blank(record, pid, record.call, unix(record.time));
    event.returned = false;
    event.arguments = record.arguments;
    return this.#located(event, ahead);
  }

  #returned(
    record: Head & Returned,
    pid: number | null,
    began: Pending | null,
    unix: UnixTime,
    ahead: Ahead,
  ): LiveEvent {
    const event = began ? { ...began.event } : blank(record, pid, record.call, unix(record.time));
    event.tookMs = began ? Math.max(record.time - began.entered, 0) / 1000 : null;
    event.returned = true;
    event.result = record.result;
    event.error = record.error;
    if (!began) this.#located(event, ahead);
    if (record.error === null) this.#effect(event, ahead);
    // The address was none at which something is attached.
    else if (event.call === 'shmdt') event.object = null;
    return this.#watched(event);
  }

  /** Where it happened and, as far as its arguments tell, to which object. */
  #located(event: LiveEvent, ahead: Ahead): LiveEvent {
    const { tid, pid, call } = event;
    const mayLook = stays(tid, ahead) && (event.returned || !MOVES.includes(call));
    event.namespace = this.#where.ipcOf(tid, mayLook);
    const { msqid, semid, shmid, mqdes, shmaddr } = event.arguments;
    const id = msqid ?? semid ?? shmid;
    if (typeof id === 'number') event.object = objectId(event.namespace, call, id);
    if (typeof mqdes === 'number') event.object = this.#queue(event, mqdes, ahead);
    if (typeof shmaddr === 'string' && pid !== null && call === 'shmdt') {
      event.object = this.#attached.at(pid, shmaddr);
    }
    return this.#watched(event);
  }

  /** What a call that succeeded did, as far as later events depend on it. */
  #effect(event: LiveEvent, ahead: Ahead): void {
    const { call, tid, pid, result, object } = event;
    switch (call) {
      case 'msgget':
      case 'semget':
      case 'shmget':
        event.object = objectId(event.namespace, call, Number(result));
        break;
      case 'mq_open':
        event.object = this.#queue(event, Number(result), ahead);
        break;
      case 'unshare':
      case 'setns':
        this.#where.moved(tid);
        event.namespace = this.#where.ipcOf(tid, stays(tid, ahead));
        break;
      case 'shmat':
        if (pid !== null && object !== null) this.#attached.attach(pid, String(result), object);
        break;
      case 'shmdt':
        if (pid !== null) this.#attached.detach(pid, String(event.arguments.shmaddr));
        break;
    }
  }

  #ofProcess(
    record: TraceRecord,
    pid: number | null,
    notedOfChild: number | null,
    at: number,
    ahead: Ahead,
  ): LiveEvent | null {
    const { tid } = record;
    if (record.kind === 'fork') {
      // A thread is no process; of what has gone without a word it cannot be told.
      if (this.#where.pidOf(record.child, notedOfChild) !== record.child) return null;
      if (pid !== null) this.#attached.inherit(record.child, pid);
      const event = blank(record, pid, 'fork', at);
      event.arguments = { child: record.child };
      event.namespace = this.#where.ipcOf(tid, stays(tid, ahead));
      return this.#watched(event);
    }
    if (record.kind === 'exec') {
      if (pid !== null) this.#attached.drop(pid);
      return blank(record, pid, 'exec', at);
    }
    if (record.kind !== 'exit') return null;
    this.#pending.delete(tid);
    this.#where.ended(tid);
    if (!(record.last ?? tid === pid)) return null;
    if (pid !== null) this.#attached.drop(pid);
    return blank(record, pid, 'exit', at);
  }

  /** A descriptor's queue as it is now: that of the event, unless it was opened anew since. */
  #queue(event: LiveEvent, fd: number, ahead: Ahead): string | null {
    const { tid, pid, call, namespace } = event;
    if (ahead.ends(tid) || ahead.opens(pid, fd)) return null;
    const file = this.#where.fileOf(tid, fd);
    if (file === null) return null;
    if (call === 'mq_open' && namespace !== null) this.#queues.learn(file.device, namespace);
    return this.#queues.idOf(file);
  }

  #watched(event: LiveEvent): LiveEvent {
    if (this.#where.isFresh(event.tid)) this.#unsettled.push(event);
    return event;
  }

  #forget(): void {
    this.#pending.clear();
    this.#attached.forget();
    this.#where.forget();
  }
}

interface Pending {
  event: LiveEvent;
  /** In microseconds of the trace's clock. */
  entered: number;
  /** Nobody is to hear of it. */
  quiet: boolean;
  /** Where in the present batch it is told as waiting; negative: not in this one. */
  place: number;
}

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
  };
}

/** Whether a look at a thread shows it as it was then. */
function stays(tid: number, ahead: Ahead): boolean {
  return !ahead.moves(tid) && !ahead.ends(tid);
}

function objectId(namespace: string | null, call: string, id: number): string | null {
  return namespace === null ? null : `${namespace}/${call.slice(0, 3)}/${id}`;
}
