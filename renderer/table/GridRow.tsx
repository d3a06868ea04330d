import { memo } from 'react';
import type { NodeId } from '../state/selection.ts';
import { hover, useStore } from '../state/store.ts';
import { visible } from '../texts/visible.ts';
import { KindIcon } from '../theme/KindIcon.tsx';
import { type Cell, cellOf } from './columns/column.ts';
import type { Facts } from './facts.ts';
import styles from './Grid.module.css';
import type { Row } from './rows.ts';
import { type TableId, tableOf } from './tables.ts';

interface Props {
  readonly table: TableId;
  readonly row: Row;
  readonly facts: Facts;
  /** Its place among the rows, from 0. */
  readonly at: number;
  /** Pixels from the first row. */
  readonly top: number;
  readonly template: string;
  /** The column that the keyboard is on; null: it is on another row. */
  readonly activeColumn: number | null;
  readonly onChoose: (node: NodeId, column: number) => void;
}

export const GridRow = memo(function GridRow(props: Props) {
  const { table, row, facts, at, top, template, activeColumn, onChoose } = props;
  const selected = useStore((state) => state.selected === row.id);
  const hovered = useStore((state) => state.hovered === row.id);
  const { columns } = tableOf(table);
  const names = [styles.row, styles.item];
  if (hovered) names.push(styles.hovered);
  if (selected) names.push(styles.selected);
  return (
    <tr
      aria-rowindex={at + 2}
      aria-selected={selected}
      data-node={row.id}
      className={names.join(' ')}
      style={{ transform: `translateY(${top}px)`, gridTemplateColumns: template }}
      onPointerEnter={() => hover(row.id)}
    >
      {columns.map((column, index) => {
        const cell = cellOf(column, row.item, facts);
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the grid takes the keys for all its cells
          <td
            key={column.head}
            id={cellDomId(row.id, index)}
            aria-colindex={index + 1}
            className={classOf(cell, column, index === activeColumn)}
            title={titleOf(cell)}
            onClick={() => onChoose(row.id, index)}
          >
            {column.icon && <KindIcon kind={column.icon(row.item)} />}
            {cell.words}
          </td>
        );
      })}
    </tr>
  );
});

/** Ids of elements may hold no spaces. */
export function cellDomId(node: NodeId, column: number): string {
  return `cell-${column}-${encodeURIComponent(node)}`;
}

/** What the cell shows may be cut off, or rounded. */
function titleOf({ words, raw }: Cell): string | undefined {
  const whole = visible(raw);
  return whole === words && words.length < 8 ? undefined : whole || undefined;
}

function classOf(
  { unknown }: Cell,
  { figures, mono }: { figures?: boolean; mono?: boolean },
  active: boolean,
): string {
  const names = [styles.cell];
  if (figures) names.push(styles.figures);
  if (mono) names.push(styles.mono);
  if (unknown) names.push(styles.unknown);
  if (active) names.push(styles.active);
  return names.join(' ');
}
