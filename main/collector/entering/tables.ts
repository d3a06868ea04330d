import { readTable } from '../kernel/files.ts';
import type { SysvKind } from '../sysvipc/control.ts';
import type { Summary } from '../sysvipc/summary.ts';
import { type Gathered, gathered, type ReadTable, tableOf } from './content.ts';

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
  readonly #known: Record<SysvKind, Known | null> = { msg: null, sem: null, shm: null };
  #visit: number;
  #last: { tables: Record<SysvKind, ReadTable>; gathered: Gathered } | null = null;

  /** @param start where to begin counting visits: not all namespaces are to be due at once */
  constructor(namespace: string, start: number) {
    this.#namespace = namespace;
    this.#visit = start;
  }

  /**
   * Of the namespace that the thread is in; the same object while they say the same.
   * Throws as fs does.
   */
  read(summary: Summary | null): Gathered {
    this.#visit++;
    const msg = this.#table('msg', summary);
    const sem = this.#table('sem', summary);
    const shm = this.#table('shm', summary);
    const before = this.#last?.tables;
    if (before?.msg === msg && before.sem === sem && before.shm === shm && this.#last) {
      return this.#last.gathered;
    }
    const tables = { msg, sem, shm };
    this.#last = { tables, gathered: gathered(tables) };
    return this.#last.gathered;
  }

  #table(kind: SysvKind, summary: Summary | null): ReadTable {
    const known = this.#known[kind];
    if (summary?.ask(kind) === 0) {
      this.#known[kind] = null;
      return EMPTY;
    }
    const same = known !== null && summary?.isAs(kind, known.bytes) === true;
    if (same && known.settled && this.#visit % VISITS !== 0) return known.table;
    const text = readTable(`/proc/sysvipc/${kind}`);
    const unchanged = known?.table.text === text;
    const table = unchanged ? known.table : tableOf(this.#namespace, kind, text);
    const bytes = same ? known.bytes : (summary?.copy(kind) ?? NOTHING);
    this.#known[kind] = { table, bytes, settled: same && unchanged };
    return table;
  }
}

const NOTHING = Buffer.alloc(0);
const EMPTY: ReadTable = { text: '', objects: [], damaged: 0 };
