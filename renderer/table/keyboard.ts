import type { NodeId } from '../state/selection.ts';

/** A cell by its row, which may move, and its column. */
export interface Place {
  /** Null: the first row. */
  readonly node: NodeId | null;
  readonly column: number;
}

interface At {
  readonly row: number;
  readonly column: number;
}

interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
}

/**
 * Where a key leads in a grid of so many rows and columns; null: it is no key for
 * moving. Home and End: in the row; with Ctrl: in the table.
 */
export function moved(
  { row, column }: At,
  { key, ctrlKey }: Press,
  { rows, columns, page }: { rows: number; columns: number; page: number },
): At | null {
  const to = (nextRow: number, nextColumn: number): At => ({
    row: Math.max(0, Math.min(rows - 1, nextRow)),
    column: Math.max(0, Math.min(columns - 1, nextColumn)),
  });
  if (ctrlKey) {
    if (key === 'Home') return to(0, 0);
    return key === 'End' ? to(rows - 1, columns - 1) : null;
  }
  switch (key) {
    case 'ArrowDown':
      return to(row + 1, column);
    case 'ArrowUp':
      return to(row - 1, column);
    case 'PageDown':
      return to(row + page, column);
    case 'PageUp':
      return to(row - page, column);
    case 'ArrowRight':
      return to(row, column + 1);
    case 'ArrowLeft':
      return to(row, column - 1);
    case 'Home':
      return to(row, 0);
    case 'End':
      return to(row, columns - 1);
    default:
      return null;
  }
}
