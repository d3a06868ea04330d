import { Tabs } from '@base-ui/react/tabs';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { World } from '../../preload/contract.ts';
import { Notice } from '../app/Notice.tsx';
import { useStore } from '../state/store.ts';
import { capital } from '../texts/kinds.ts';
import { type Facts, factsOf } from './facts.ts';
import { Grid } from './Grid.tsx';
import { RowMaker } from './rows.ts';
import { showTable, useTable } from './state.ts';
import styles from './TableView.module.css';
import { Toolbar } from './Toolbar.tsx';
import { TABLE_IDS, type TableId, tableOf, tableWith } from './tables.ts';

/** The same content as the picture, for those who would rather read: in step with it. */
export function TableView() {
  const world = useStore((state) => state.world);
  return (
    <section className={styles.view} aria-label="Table">
      {world === null ? <Notice title="Reading the system…" /> : <Shown world={world} />}
    </section>
  );
}

function Shown({ world }: { world: World }) {
  const table = useTable((state) => state.table);
  const facts = useFacts(world);
  const { rows, total } = useRows(world, facts, table);
  useFollowing();
  return (
    <Tabs.Root
      className={styles.tabs}
      value={table}
      onValueChange={(chosen) => showTable(chosen as TableId)}
    >
      <Toolbar table={table} rows={rows} total={total} facts={facts}>
        <Tabs.List className={styles.list} aria-label="What the table lists" activateOnFocus>
          {TABLE_IDS.map((id) => (
            <Tabs.Tab key={id} className={styles.tab} value={id}>
              {capital(id)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Toolbar>
      <Tabs.Panel key={table} className={styles.panel} value={table} tabIndex={-1}>
        <Grid table={table} rows={rows} facts={facts} />
      </Tabs.Panel>
    </Tabs.Root>
  );
}

function useFacts(world: World): Facts {
  const last = useRef<Facts | null>(null);
  last.current = factsOf(world, last.current);
  return last.current;
}

function useRows(world: World, facts: Facts, table: TableId) {
  const [makers] = useState(() => new Map<TableId, RowMaker>());
  const filter = useTable((state) => state.filter);
  const sorting = useTable((state) => state.sorting[table]);
  const maker = makers.get(table) ?? new RowMaker(tableOf(table));
  makers.set(table, maker);
  return useMemo(
    () => maker.rows(world, facts, sorting, filter),
    [maker, world, facts, sorting, filter],
  );
}

/** A selection made elsewhere turns to the table that lists it. */
function useFollowing(): void {
  const selected = useStore((state) => state.selected);
  useEffect(() => {
    const { world } = useStore.getState();
    if (selected === null || world === null) return;
    const table = tableWith(world, selected);
    if (table !== null) showTable(table);
  }, [selected]);
}
