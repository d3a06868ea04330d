import type { World } from '../../preload/contract.ts';
import type { NodeId } from '../state/selection.ts';
import { type Column, soughtIn, UNKNOWN, type Value } from './columns/column.ts';
import type { Facts } from './facts.ts';
import type { Table } from './tables.ts';

/** By which column, counted from 0; null: in the table's own order. */
export type Sorting = { readonly column: number; readonly descending: boolean } | null;

export interface Row {
  /** The node that it tells of. */
  readonly id: NodeId;
  readonly item: object;
}

interface Rows {
  readonly rows: readonly Row[];
  /** How many there are without the filter. */
  readonly total: number;
}

/**
 * The rows of one table, poll after poll. What was worked out for the things that
 * did not change is not worked out again.
 */
export class RowMaker {
  readonly #table: Table<object>;
  readonly #rows = new WeakMap<object, Row>();
  #ordered: { from: unknown; items: readonly object[] } | null = null;
  #sought: { besides: unknown; words: WeakMap<object, string> } | null = null;
  #last: { key: readonly unknown[]; rows: Rows } | null = null;

  constructor(table: Table<object>) {
    this.#table = table;
  }

  /** The same rows as before where nothing they depend on has changed. */
  rows(world: World, facts: Facts, sorting: Sorting, filter: string): Rows {
    const items = this.#items(world);
    const key = [items, facts, sorting, filter];
    if (this.#last && key.every((part, index) => part === this.#last?.key[index])) {
      return this.#last.rows;
    }
    const kept = this.#filtered(items, facts, filter);
    const column = sorting && this.#table.columns[sorting.column];
    const sorted = column ? sortedBy(kept, column, facts, sorting.descending) : kept;
    const rows = { rows: sorted.map((item) => this.#row(item)), total: items.length };
    this.#last = { key, rows };
    return rows;
  }

  #items(world: World): readonly object[] {
    const from = this.#table.items(world);
    if (this.#ordered?.from !== from) {
      const items = Array.from(from.values()).sort(this.#table.order);
      this.#ordered = { from, items };
    }
    return this.#ordered.items;
  }

  #filtered(items: readonly object[], facts: Facts, filter: string): readonly object[] {
    const wanted = filter
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== '');
    if (wanted.length === 0) return items;
    const besides = this.#table.besides(facts);
    if (this.#sought === null || this.#sought.besides !== besides) {
      this.#sought = { besides, words: new WeakMap() };
    }
    const { words } = this.#sought;
    return items.filter((item) => {
      let sought = words.get(item);
      if (sought === undefined) {
        sought = this.#soughtIn(item, facts);
        words.set(item, sought);
      }
      return wanted.every((word) => sought.includes(word));
    });
  }

  #soughtIn(item: object, facts: Facts): string {
    const { columns, nodeOf } = this.#table;
    const parts = columns.map((column) => soughtIn(column, item, facts));
    return [nodeOf(item), ...parts].join('\n').toLowerCase();
  }

  #row(item: object): Row {
    let row = this.#rows.get(item);
    if (row === undefined) {
      row = { id: this.#table.nodeOf(item), item };
      this.#rows.set(item, row);
    }
    return row;
  }
}

/** In order of a column; what it does not tell apart stays as it was, what has no value is last. */
export function sortedBy<Item>(
  items: readonly Item[],
  column: Column<Item>,
  facts: Facts,
  descending: boolean,
): readonly Item[] {
  const keyed = items.map((item, index) => ({
    item,
    index,
    key: keyOf(column.value(item, facts), column.figures ?? false),
  }));
  const sign = descending ? -1 : 1;
  keyed.sort((a, b) => {
    if (a.key === null || b.key === null) {
      return Number(a.key === null) - Number(b.key === null) || a.index - b.index;
    }
    if (a.key === b.key) return a.index - b.index;
    return a.key < b.key ? -sign : sign;
  });
  return keyed.map(({ item }) => item);
}

/** Exact integers compare with numbers as they should; words regardless of capitals. */
function keyOf(value: Value, figures: boolean): string | number | bigint | null {
  if (value === null || value === UNKNOWN) return null;
  if (typeof value === 'number') return value;
  return figures ? BigInt(value) : value.toLowerCase();
}

/** How often pressing the head of a column turns its order: up, down, as it was. */
export function turned(sorting: Sorting, column: number): Sorting {
  if (sorting?.column !== column) return { column, descending: false };
  return sorting.descending ? null : { column, descending: true };
}
