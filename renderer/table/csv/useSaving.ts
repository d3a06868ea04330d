import { useEffect, useState } from 'react';
import type { Saved } from '../../../preload/contract.ts';
import { bridge } from '../../app/bridge.ts';
import { useStore } from '../../state/store.ts';
import { cellOf } from '../columns/column.ts';
import type { Facts } from '../facts.ts';
import type { Row } from '../rows.ts';
import { type TableId, tableOf } from '../tables.ts';
import { csv } from './csv.ts';

/** How long it is said what became of it. */
const SAID_MS = 6000;

/** Saves the rows that are shown, as they are sorted. `words`: what became of it, for a while. */
export function useSaving(table: TableId, rows: readonly Row[], facts: Facts) {
  const [words, setWords] = useState<string | null>(null);
  useEffect(() => {
    if (words === null) return;
    const timer = setTimeout(() => setWords(null), SAID_MS);
    return () => clearTimeout(timer);
  }, [words]);

  async function save(): Promise<void> {
    const main = bridge();
    if (main === null) return;
    const { takenAt } = useStore.getState().poll;
    try {
      setWords(wordsOf(await main.save(fileOf(table, rows, facts, takenAt))));
    } catch (error) {
      setWords(`Not saved: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return { words, save: () => void save() };
}

/** `ipcscope-objects-2026-03-01T12-31-05Z.csv`, with a line of heads. */
export function fileOf(table: TableId, rows: readonly Row[], facts: Facts, takenAt: number) {
  const { columns } = tableOf(table);
  const lines = rows.map(({ item }) => columns.map((column) => cellOf(column, item, facts).raw));
  const text = csv([columns.map(({ head }) => head), ...lines]);
  const moment = new Date(takenAt).toISOString().replace(/\.\d+/, '').replaceAll(':', '-');
  return {
    suggestedName: `ipcscope-${table}-${moment}.csv`,
    bytes: new TextEncoder().encode(text),
  };
}

function wordsOf(saved: Saved): string | null {
  switch (saved.kind) {
    case 'saved':
      return `Saved as ${saved.path}`;
    case 'failed':
      return `Not saved: ${saved.reason}`;
    case 'cancelled':
      return null;
  }
}
