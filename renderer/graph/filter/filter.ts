import { OBJECT_KINDS } from '../../../preload/contract.ts';
import { MARKS, type Mark } from '../marks/marks.ts';
import type { NodeKind, ThreadLook } from '../scene/scene.ts';

/** What the legend can hide: kinds of things, lines by what they state, and marks. */
export type FilterKey = NodeKind | 'quiet' | LineKey | Mark;
export type LineKey = 'read-write' | 'one-way' | 'sent' | 'touched' | 'waiting';

const FILTER_KEYS: readonly FilterKey[] = [
  'process',
  'quiet',
  ...OBJECT_KINDS,
  'read-write',
  'one-way',
  'sent',
  'touched',
  'waiting',
  ...MARKS,
];

/** What a person chose of the legend. */
export interface Filter {
  readonly hidden: ReadonlySet<FilterKey>;
  /** Nothing but this, and what it is tied to; null: all that is not hidden. */
  readonly only: FilterKey | null;
}

export const EVERYTHING: Filter = { hidden: new Set(), only: null };

export function isEverything({ hidden, only }: Filter): boolean {
  return hidden.size === 0 && only === null;
}

/** Hides one, or shows it again. While there is only one, that ends first. */
export function toggled({ hidden, only }: Filter, key: FilterKey): Filter {
  if (only !== null) return { hidden, only: null };
  const next = new Set(hidden);
  if (!next.delete(key)) next.add(key);
  return { hidden: next, only: null };
}

/** Nothing but one; everything that is not hidden where it is that one already. */
export function alone({ hidden, only }: Filter, key: FilterKey): Filter {
  const next = new Set(hidden);
  next.delete(key);
  return { hidden: next, only: only === key ? null : key };
}

/** Whether an entry of the legend is on. */
export function isShown({ hidden, only }: Filter, key: FilterKey): boolean {
  return only === null ? !hidden.has(key) : only === key;
}

/** The entry of the legend that a line belongs to. */
export function lineKey(look: ThreadLook): LineKey {
  switch (look) {
    case 'read':
    case 'write':
      return 'one-way';
    case 'received':
    case 'exchanged':
      return 'sent';
    case 'deadlocked':
      return 'waiting';
    default:
      return look;
  }
}

export function isMark(key: FilterKey): key is Mark {
  return MARKS.some((mark) => mark === key);
}

/** As it is kept for the next start. */
export function keptOf({ hidden, only }: Filter): { hidden: FilterKey[]; only: FilterKey | null } {
  return { hidden: [...hidden], only };
}

/** Takes what was kept; what makes no sense counts as not chosen. */
export function filterFrom({ hidden, only }: Record<string, unknown>): Filter {
  const some = Array.isArray(hidden) ? hidden : [];
  return {
    hidden: new Set(FILTER_KEYS.filter((key) => some.includes(key))),
    only: FILTER_KEYS.find((key) => key === only) ?? null,
  };
}
