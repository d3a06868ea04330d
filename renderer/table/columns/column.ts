import type { Integer } from '../../../preload/contract.ts';
import { date } from '../../texts/times.ts';
import type { IconKind } from '../../theme/KindIcon.tsx';
import type { Facts } from '../facts.ts';

/** It could not be read. */
export const UNKNOWN = Symbol('unknown');

/** Null: there is none, as a queue has no attaches. */
export type Value = string | Integer | null | typeof UNKNOWN;

/** One column of a table, under the name that the tools of util-linux or ps(1) give it. */
export interface Column<Item> {
  readonly head: string;
  /** What it means, and where that is documented. */
  readonly explain: string;
  readonly page: string;
  /** In pixels. */
  readonly width: number;
  /** Integers: sorted by what they amount to, aligned at their end. */
  readonly figures?: boolean;
  /** In figures of one width. */
  readonly mono?: boolean;
  /** A glyph before the words. */
  readonly icon?: (item: Item) => IconKind;
  /** What it is sorted by, and what an export says. */
  readonly value: (item: Item, facts: Facts) => Value;
  /** The value as people read it; as it is where missing. */
  readonly show?: (value: string | Integer) => string;
  /** The value in full, for who takes it along; as it is where missing. */
  readonly raw?: (value: string | Integer) => string;
  /** What the filter looks at: `raw` where missing, nothing where null. */
  readonly sought?: ((value: string | Integer) => string) | null;
}

/** What is in a cell. */
export interface Cell {
  /** As people read it; empty where there is none. */
  readonly words: string;
  /** As the kernel gives it, in full. */
  readonly raw: string;
  readonly unknown: boolean;
}

const NONE: Cell = { words: '', raw: '', unknown: false };
const NOT_READ: Cell = { words: 'unknown', raw: 'unknown', unknown: true };

export function cellOf<Item>(column: Column<Item>, item: Item, facts: Facts): Cell {
  const value = column.value(item, facts);
  if (value === null) return NONE;
  if (value === UNKNOWN) return NOT_READ;
  const raw = column.raw?.(value) ?? String(value);
  return { words: column.show?.(value) ?? raw, raw, unknown: false };
}

/** What the filter looks at; empty where it finds nothing here. */
export function soughtIn<Item>(column: Column<Item>, item: Item, facts: Facts): string {
  if (column.sought === null) return '';
  const value = column.value(item, facts);
  if (value === null) return '';
  if (value === UNKNOWN) return NOT_READ.raw;
  return (column.sought ?? column.raw)?.(value) ?? String(value);
}

/** A time: `value` gives Unix milliseconds. */
export const AS_TIME = {
  mono: true,
  figures: true,
  width: 164,
  sought: null,
  show: (value: string | Integer) => date(Number(value)),
  raw: (value: string | Integer) => new Date(Number(value)).toISOString(),
} as const;
