import type { TraceRecord } from './records.ts';

/** Calls that take a thread into another IPC namespace. */
export const MOVES: readonly string[] = ['unshare', 'setns'];

/**
 * What is still to come in a batch. Threads are looked at after the whole of it
 * was read: what comes later in it has changed what is seen of them.
 */
export class Ahead {
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

  moves(tid: number): boolean {
    return (this.#leaving.get(tid) ?? 0) > 0;
  }

  ends(tid: number): boolean {
    return (this.#ending.get(tid) ?? 0) > 0;
  }

  /** The process, or perhaps it, gets a queue under this descriptor. */
  opens(pid: number | null, fd: number): boolean {
    return [pid, null].some((who) => (this.#opening.get(`${who} ${fd}`) ?? 0) > 0);
  }

  #count(record: TraceRecord, by: number): void {
    switch (record.kind) {
      case 'exit':
        add(this.#ending, record.tid, by);
        break;
      case 'enter':
      case 'return':
        // Entered: from then on it may be there already, though nothing says so yet.
        if (MOVES.includes(record.call)) add(this.#leaving, record.tid, by);
        if (record.kind === 'return' && record.call === 'mq_open') {
          add(this.#opening, `${record.pid} ${record.result}`, by);
        }
    }
  }
}

function add<Key>(counts: Map<Key, number>, key: Key, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}
