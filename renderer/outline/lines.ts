import type { World } from '../../preload/contract.ts';
import { find } from '../state/find.ts';
import type { Row } from './row.ts';

/** Where a row was whose thing has gone: shown for a moment, then closed up. */
export interface Gone {
  readonly kind: 'gone';
  readonly id: string;
  readonly row: Row;
  /** The row that it stands below. */
  readonly after: string;
}

export type Line = Row | Gone;

/** The places that rows left whose things are no longer in the world. */
export function departures(
  shownBefore: readonly Row[],
  index: ReadonlyMap<string, number>,
  world: World,
): Gone[] {
  const gone: Gone[] = [];
  let after: string | null = null;
  for (const row of shownBefore) {
    if (index.has(row.id)) after = row.id;
    else if (after !== null && row.kind !== 'group' && find(world, row.id) === null) {
      gone.push({ kind: 'gone', id: `gone ${row.id}`, row, after });
    }
  }
  return gone;
}

export function linesOf(
  rows: readonly Row[],
  index: ReadonlyMap<string, number>,
  gone: readonly Gone[],
): readonly Line[] {
  if (gone.length === 0) return rows;
  const below = new Map<string, Gone[]>();
  for (const place of gone) {
    // It came back, or what it stood below has gone too.
    if (index.has(place.row.id) || !index.has(place.after)) continue;
    const list = below.get(place.after);
    if (list) list.push(place);
    else below.set(place.after, [place]);
  }
  return rows.flatMap((row): Line[] => [row, ...(below.get(row.id) ?? [])]);
}

export function indexOf(lines: readonly { readonly id: string }[]): ReadonlyMap<string, number> {
  return new Map(lines.map(({ id }, index) => [id, index]));
}
