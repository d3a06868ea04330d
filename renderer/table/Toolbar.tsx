import { Download, Search, X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { IconButton } from '../app/IconButton.tsx';
import { useStore } from '../state/store.ts';
import { number } from '../texts/numbers.ts';
import { useSaving } from './csv/useSaving.ts';
import type { Facts } from './facts.ts';
import type { Row } from './rows.ts';
import { filterBy, useTable } from './state.ts';
import styles from './Toolbar.module.css';
import { type TableId, tableOf, tableWith } from './tables.ts';

interface Props {
  readonly table: TableId;
  readonly rows: readonly Row[];
  readonly total: number;
  readonly facts: Facts;
  readonly children: ReactNode;
}

/** Above the rows: which table, what is kept of it, and a way to take it along. */
export function Toolbar({ table, rows, total, facts, children }: Props) {
  const { words, save } = useSaving(table, rows, facts);
  return (
    <header className={styles.bar}>
      {children}
      <Filter />
      <p className={styles.count} role="status" title={words ?? undefined}>
        {words ?? <Count table={table} rows={rows} total={total} />}
      </p>
      <IconButton label="Save these rows as a CSV file" onClick={save}>
        <Download size={16} />
      </IconButton>
    </header>
  );
}

function Filter() {
  const filter = useTable((state) => state.filter);
  const field = useRef<HTMLInputElement>(null);

  function clear(): void {
    filterBy('');
    field.current?.focus();
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || filter === '') return;
    event.preventDefault();
    clear();
  }

  return (
    <div className={styles.filter}>
      <Search className={styles.glass} size={14} aria-hidden="true" />
      <input
        ref={field}
        className={styles.field}
        type="text"
        value={filter}
        placeholder="Filter"
        aria-label="Filter the rows: only those that contain all of these words"
        spellCheck={false}
        onChange={(event) => filterBy(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {filter !== '' && (
        <button
          type="button"
          className={styles.clear}
          aria-label="Clear the filter"
          onClick={clear}
        >
          <X size={14} />
        </button>
      )}
    </div>
  );
}

/** `600 IPC objects`, `3 of 600`; and that the selected one is not among them. */
function Count({ table, rows, total }: Pick<Props, 'table' | 'rows' | 'total'>) {
  const selected = useStore((state) => state.selected);
  const here = useStore(
    ({ world }) => world !== null && selected !== null && tableWith(world, selected) === table,
  );
  const { nouns } = tableOf(table);
  if (rows.length === total) return `${number(total)} ${nouns[total === 1 ? 0 : 1]}`;
  const count = `${number(rows.length)} of ${number(total)}`;
  const hidden = here && !rows.some(({ id }) => id === selected);
  return hidden ? `${count}, without the selected one` : count;
}
