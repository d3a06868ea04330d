import { create } from 'zustand';
import { remember, remembered } from '../app/memory.ts';
import { type Sorting, turned } from './rows.ts';
import { TABLE_IDS, type TableId } from './tables.ts';

interface TableState {
  /** Whether a table stands in the place of the picture. */
  readonly open: boolean;
  readonly table: TableId;
  readonly filter: string;
  readonly sorting: Readonly<Record<TableId, Sorting>>;
}

const NAME = 'table';

/** Which table it was and how it was sorted is kept for the next window. */
export const useTable = create<TableState>(() => ({
  open: false,
  filter: '',
  ...tableFrom(remembered(NAME)),
}));

/** Takes what was kept; what makes no sense counts as not chosen. */
export function tableFrom({
  table,
  sorting,
}: Record<string, unknown>): Pick<TableState, 'table' | 'sorting'> {
  const kept = (typeof sorting === 'object' && sorting !== null ? sorting : {}) as Record<
    string,
    unknown
  >;
  return {
    table: TABLE_IDS.find((id) => id === table) ?? 'objects',
    sorting: {
      objects: sortingFrom(kept.objects),
      processes: sortingFrom(kept.processes),
      namespaces: sortingFrom(kept.namespaces),
    },
  };
}

function sortingFrom(value: unknown): Sorting {
  if (typeof value !== 'object' || value === null) return null;
  const { column, descending } = value as Record<string, unknown>;
  const sane = typeof column === 'number' && Number.isInteger(column) && column >= 0;
  return sane ? { column, descending: descending === true } : null;
}

function keep(): void {
  const { table, sorting } = useTable.getState();
  remember(NAME, { table, sorting });
}

export function toggleTable(): void {
  useTable.setState(({ open }) => ({ open: !open }));
}

export function showTable(table: TableId): void {
  useTable.setState({ table });
  keep();
}

export function filterBy(filter: string): void {
  useTable.setState({ filter });
}

/** Pressed the head of a column. */
export function sortBy(table: TableId, column: number): void {
  useTable.setState(({ sorting }) => ({
    sorting: { ...sorting, [table]: turned(sorting[table], column) },
  }));
  keep();
}
