import type { Row } from './row.ts';
import { rowText } from './rowText.ts';

/** What a key does in a tree, after the ARIA Authoring Practices. */
export type Deed =
  | { do: 'move'; to: string }
  | { do: 'expand' | 'collapse'; ids: readonly string[] }
  | { do: 'choose'; id: string };

/**
 * Null where the key means nothing here.
 *
 * @param at index of the row that the keyboard is on
 * @param page how many rows PageUp and PageDown move
 */
export function deedOf(key: string, rows: readonly Row[], at: number, page: number): Deed | null {
  const row = rows[at];
  if (row === undefined) return null;
  switch (key) {
    case 'ArrowDown':
      return move(rows, at + 1);
    case 'ArrowUp':
      return move(rows, at - 1);
    case 'Home':
      return move(rows, 0);
    case 'End':
      return move(rows, rows.length - 1);
    case 'PageDown':
      return move(rows, at + page);
    case 'PageUp':
      return move(rows, at - page);
    case 'ArrowRight':
      if (row.expanded === false) return { do: 'expand', ids: [row.id] };
      return rows[at + 1]?.parent === row.id ? move(rows, at + 1) : null;
    case 'ArrowLeft':
      if (row.expanded === true) return { do: 'collapse', ids: [row.id] };
      return row.parent === null ? null : { do: 'move', to: row.parent };
    case '*':
      return {
        do: 'expand',
        ids: rows
          .filter((other) => other.parent === row.parent && other.expanded === false)
          .map(({ id }) => id),
      };
    case 'Enter':
    case ' ':
      return { do: 'choose', id: row.id };
    default:
      return null;
  }
}

/** The next row whose text starts with what was typed, the one at `from` included. */
export function typedAhead(rows: readonly Row[], from: number, typed: string): string | null {
  const wanted = typed.toLowerCase();
  for (let step = 0; step < rows.length; step += 1) {
    const row = rows[(from + step) % rows.length];
    if (row === undefined) continue;
    const starts = [rowText(row).title, row.id, row.id.replace(/^\D+/, '')];
    if (starts.some((start) => start.toLowerCase().startsWith(wanted))) return row.id;
  }
  return null;
}

function move(rows: readonly Row[], to: number): Deed | null {
  const row = rows[Math.max(0, Math.min(rows.length - 1, to))];
  return row === undefined ? null : { do: 'move', to: row.id };
}
