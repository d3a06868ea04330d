import { create } from 'zustand';
import { type Sorting, turned } from './rows.ts';
import type { TableId } from './tables.ts';

interface TableState {
  /** Whether a table stands in the place of the picture. */
  readonly open: boolean;
  readonly table: TableId;
  readonly filter: string;
  readonly sorting: Readonly<Record<TableId, Sorting>>;
}

export const useTable = create<TableState>(() => ({
  open: false,
  table: 'objects',
  filter: '',
  sorting: { objects: null, processes: null, namespaces: null },
}));

export function toggleTable(): void {
  useTable.setState(({ open }) => ({ open: !open }));
}

export function showTable(table: TableId): void {
  useTable.setState({ table });
}

export function filterBy(filter: string): void {
  useTable.setState({ filter });
}

/** Pressed the head of a column. */
export function sortBy(table: TableId, column: number): void {
  useTable.setState(({ sorting }) => ({
    sorting: { ...sorting, [table]: turned(sorting[table], column) },
  }));
}
