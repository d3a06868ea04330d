import { readTable } from '../kernel/files.ts';
import type { SysvKind } from '../sysvipc/control.ts';
import type { Summary } from '../sysvipc/summary.ts';
import { gathered, type ReadTable, tableOf } from './content.ts';

/** A table is read at every so many visits, whatever the kernel says in short. */
const VISITS = 64;

/** What was read of one table, and by what it is known that it says the same. */
interface Known {
  table: ReadTable;
  /** What the kernel said in short before the table was read. */
  bytes: Buffer;
  /**
   * Twice in a row both were the same. Once is not enough: between the short answer
   * and the table something may have changed, and changed back.
   */
  settled: boolean;
}

/** The tables of `/proc/sysvipc` of one IPC namespace, each read when it can say something new. */
export class Tables {
  readonly #namespace: string;
  readonly #known: Partial<Record<SysvKind, Known>> = {};
  #visit: number;

  /** @param start where to begin counting visits: not all namespaces are to be due at once */
  constructor(namespace: string, start: number) {
    this.#namespace = namespace;
    this.#visit = start;
  }

  /** Of the namespace that the thread is in. Throws as fs does. */
  read(summary: Summary | null): ReturnType<typeof gathered> {
    this.#visit++;
    return gathered({
      msg: this.#table('msg', summary),
      sem: this.#table('sem', summary),
      shm: this.#table('shm', summary),
    });
  }

  #table(kind: SysvKind, summary: Summary | null): ReadTable {
    const known = this.#known[kind];
    const { objects, bytes } = summary?.ask(kind) ?? UNTOLD;
    if (objects === 0) {
      delete this.#known[kind];
      return EMPTY;
    }
    const same = known !== undefined && bytes.length > 0 && known.bytes.equals(bytes);
    if (known?.settled && same && this.#visit % VISITS !== 0) return known.table;
    const text = readTable(`/proc/sysvipc/${kind}`);
    const unchanged = known?.table.text === text;
    this.#known[kind] = {
      table: unchanged ? known.table : tableOf(this.#namespace, kind, text),
      bytes: same ? known.bytes : Buffer.from(bytes),
      settled: same && unchanged,
    };
    return this.#known[kind].table;
  }
}

const UNTOLD = { objects: null, bytes: Buffer.alloc(0) };
const EMPTY: ReadTable = { text: '', objects: [], damaged: 0 };
