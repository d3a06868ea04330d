import { DENSE, DOT, LABEL_GAP, OBJECT, ROSTER } from './measures.ts';

/** A grid of nodes without threads. Cells are numbered line by line. */
export interface ShelfMemory {
  readonly columns: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
  /** Width of labels; 0: none. */
  readonly label: number;
  readonly rows: number;
  readonly cells: ReadonlyMap<number, number>;
}

/** Dots lie flat, four times as wide as high. */
const DOTS_FLATNESS = 4;
const SHELF_FLATNESS = 1.6;

/**
 * A few processes with labels, in one to three columns; null: too many for that.
 * A roster takes some more before it becomes dots, and dots do not become one
 * until there are quite few, so that one process more or less is not a change of form.
 */
export function roster(
  handles: readonly number[],
  label: number,
  before: ShelfMemory | null,
): ShelfMemory | null {
  const most = before ? (before.label > 0 ? ROSTER.most + 3 : ROSTER.most - 3) : ROSTER.most;
  if (handles.length > most) return null;
  return shelved(handles, before?.label ? before : null, {
    columns: handles.length > 8 ? 3 : handles.length > 3 ? 2 : 1,
    cellWidth: 2 * ROSTER.radius + LABEL_GAP + label + 14,
    cellHeight: ROSTER.row,
    label,
    spare: 0,
  });
}

/** Dots, at least as wide as their caption. */
export function dots(
  handles: readonly number[],
  captionWidth: number,
  before: ShelfMemory | null,
): ShelfMemory {
  const columns = Math.max(
    Math.ceil(captionWidth / DOT.pitch),
    Math.ceil(Math.sqrt(handles.length * DOTS_FLATNESS)),
  );
  return shelved(handles, before?.label ? null : before, {
    columns: Math.min(columns, Math.max(handles.length, 1)),
    cellWidth: DOT.pitch,
    cellHeight: DOT.pitch,
    label: 0,
    // Processes come and go: a few free cells, so that the group need not grow each time.
    spare: Math.ceil(handles.length / 12),
  });
}

export function shelf(
  handles: readonly number[],
  label: number,
  before: ShelfMemory | null,
): ShelfMemory {
  const dense = handles.length > DENSE.objects;
  const cellWidth = dense ? DENSE.objectRow + 8 : OBJECT.width + LABEL_GAP + label + 14;
  const cellHeight = dense ? DENSE.objectRow : OBJECT.row;
  const columns = Math.ceil(Math.sqrt((handles.length * SHELF_FLATNESS * cellHeight) / cellWidth));
  return shelved(handles, before, {
    columns: Math.max(1, columns),
    cellWidth,
    cellHeight,
    label: dense ? 0 : label,
    spare: 0,
  });
}

interface Fresh {
  readonly columns: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
  readonly label: number;
  readonly spare: number;
}

function shelved(
  handles: readonly number[],
  before: ShelfMemory | null,
  fresh: Fresh,
): ShelfMemory {
  const { spare, ...form } = fresh;
  if (!before || !fits(before, fresh, handles.length)) {
    const rows = Math.ceil((handles.length + spare) / form.columns);
    return { ...form, rows, cells: new Map(handles.map((handle, cell) => [handle, cell])) };
  }
  const cells = new Map<number, number>();
  const taken = new Set<number>();
  for (const handle of handles) {
    const cell = before.cells.get(handle);
    if (cell === undefined) continue;
    cells.set(handle, cell);
    taken.add(cell);
  }
  let free = 0;
  for (const handle of handles) {
    if (cells.has(handle)) continue;
    while (taken.has(free)) free += 1;
    cells.set(handle, free);
    free += 1;
  }
  const last = Math.max(-1, ...cells.values());
  return { ...before, rows: Math.max(before.rows, Math.floor(last / before.columns) + 1), cells };
}

/** A grid is kept until it holds four times too much or too little for its width. */
function fits(before: ShelfMemory, fresh: Fresh, size: number): boolean {
  return (
    before.cellWidth >= fresh.cellWidth &&
    before.cellWidth <= fresh.cellWidth * 2 &&
    before.cellHeight === fresh.cellHeight &&
    before.columns <= fresh.columns * 2 &&
    (before.columns * 2 >= fresh.columns || size <= before.columns)
  );
}
