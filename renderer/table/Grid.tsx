import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { anchored } from '../outline/useScroller.ts';
import type { NodeId } from '../state/selection.ts';
import { hover, select, useStore } from '../state/store.ts';
import { capital } from '../texts/kinds.ts';
import type { Facts } from './facts.ts';
import styles from './Grid.module.css';
import { GridHead } from './GridHead.tsx';
import { cellDomId, GridRow } from './GridRow.tsx';
import { moved, type Place } from './keyboard.ts';
import type { Row } from './rows.ts';
import { useTable } from './state.ts';
import { type TableId, tableOf } from './tables.ts';

/** Heights in pixels. */
const ROW = 26;
const HEAD = 30;

interface Props {
  readonly table: TableId;
  readonly rows: readonly Row[];
  readonly facts: Facts;
}

/** The rows in sight, of as many as there are. The focus stays on the grid and points at a cell. */
export function Grid({ table, rows, facts }: Props) {
  const { columns, nouns } = tableOf(table);
  const selected = useStore((state) => state.selected);
  const asked = useTable(({ filter, sorting }) => `${filter} ${JSON.stringify(sorting[table])}`);
  const ref = useRef<HTMLDivElement>(null);
  const index = useMemo(() => new Map(rows.map(({ id }, at) => [id, at])), [rows]);
  const { place, at, goTo } = useActive(rows, index);

  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => ref.current,
    estimateSize: () => ROW,
    getItemKey: (at) => rows[at]?.id ?? at,
    scrollMargin: HEAD,
    scrollPaddingStart: HEAD,
    overscan: 10,
  });

  const reveal = useCallback(
    (row: number, node: NodeId) => {
      goTo(({ column }) => ({ node, column }));
      virtualizer.scrollToIndex(row, { align: 'auto' });
    },
    [virtualizer, goTo],
  );
  useAnchor(ref, rows, index, asked);
  useRevealing(selected, index, reveal);

  const choose = useCallback(
    (node: NodeId, column: number) => {
      goTo({ node, column });
      select(node);
    },
    [goTo],
  );

  function onKeyDown(event: KeyboardEvent): void {
    if (event.target !== event.currentTarget || event.altKey || event.metaKey) return;
    const row = rows[at];
    if (row !== undefined && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      select(row.id);
      return;
    }
    const page = Math.max(1, Math.floor(((ref.current?.clientHeight ?? 0) - HEAD) / ROW) - 1);
    const to = moved({ row: at, column: place.column }, event, {
      rows: rows.length,
      columns: columns.length,
      page,
    });
    if (to === null) return;
    event.preventDefault();
    const node = rows[to.row]?.id;
    if (node === undefined) return;
    goTo({ node, column: to.column });
    virtualizer.scrollToIndex(to.row, { align: 'auto' });
  }

  const template = columns.map(({ width }) => `${width}px`).join(' ');
  const active = rows[at];
  const inSight = virtualizer.getVirtualItems().map((item) => item.index);
  return (
    <div ref={ref} className={styles.scroller}>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table with a keyboard
        role="grid"
        className={styles.grid}
        aria-label={capital(nouns[1])}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length}
        aria-activedescendant={active && cellDomId(active.id, place.column)}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onPointerLeave={() => hover(null)}
      >
        <GridHead table={table} template={template} />
        <tbody className={styles.body} style={{ height: rows.length * ROW }}>
          {shownOf(inSight, at, rows.length).map((index) => {
            const row = rows[index];
            if (row === undefined) return null;
            return (
              <GridRow
                key={row.id}
                table={table}
                row={row}
                facts={facts}
                at={index}
                top={index * ROW}
                template={template}
                activeColumn={row === active ? place.column : null}
                onChoose={choose}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** Those in sight, and the active one: what the focus points at must be there. */
function shownOf(inSight: readonly number[], active: number, count: number): readonly number[] {
  if (active >= count || inSight.includes(active)) return inSight;
  return [...inSight, active].sort((a, b) => a - b);
}

/** The cell that the keyboard is on; where its row has left, the row that took its place. */
function useActive(rows: readonly Row[], index: ReadonlyMap<NodeId, number>) {
  const [place, goTo] = useState<Place>(() => ({ node: useStore.getState().selected, column: 0 }));
  const last = useRef(0);
  const found = index.get(place.node ?? '');
  const at = found ?? Math.min(last.current, Math.max(0, rows.length - 1));
  useEffect(() => {
    last.current = at;
  }, [at]);
  return { place, at, goTo };
}

/** What was selected elsewhere comes into sight, once, and the keyboard goes on from there. */
function useRevealing(
  selected: NodeId | null,
  index: ReadonlyMap<NodeId, number>,
  reveal: (row: number, node: NodeId) => void,
): void {
  const pending = useRef<NodeId | null>(null);
  useEffect(() => {
    pending.current = selected;
  }, [selected]);
  useEffect(() => {
    if (selected === null || pending.current !== selected) return;
    const at = index.get(selected);
    if (at === undefined) return;
    pending.current = null;
    reveal(at, selected);
  }, [selected, index, reveal]);
}

/** Rows that come and go above do not move what is in sight; what was asked for begins at its top. */
function useAnchor(
  ref: RefObject<HTMLDivElement | null>,
  rows: readonly Row[],
  index: ReadonlyMap<NodeId, number>,
  asked: unknown,
): void {
  const before = useRef({ rows, asked });
  useLayoutEffect(() => {
    const element = ref.current;
    const old = before.current;
    before.current = { rows, asked };
    if (element === null || old.rows === rows) return;
    const top = old.asked === asked ? anchored(old.rows, element.scrollTop, index) : 0;
    if (top !== null && top !== element.scrollTop) element.scrollTop = top;
  }, [ref, rows, index, asked]);
}
