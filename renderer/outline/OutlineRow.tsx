import { ChevronRight } from 'lucide-react';
import { type CSSProperties, type MouseEvent, memo } from 'react';
import { compareWith, hover, useStore } from '../state/store.ts';
import { KindIcon } from '../theme/KindIcon.tsx';
import { setActive, setExpanded } from './expansion.ts';
import styles from './OutlineRow.module.css';
import { RowCounts } from './RowCounts.tsx';
import type { Content, Row } from './row.ts';
import { rowText } from './rowText.ts';
import { ROW } from './useScroller.ts';

interface Props {
  readonly row: Row;
  /** Index of its line. */
  readonly at: number;
  /** Otherwise it is there for its name and its place, and nobody sees its face. */
  readonly inSight: boolean;
  readonly active: boolean;
  readonly arrived: boolean;
  /** It is not among what is looked for. */
  readonly receded: boolean;
  readonly onChoose: (row: Row) => void;
}

/**
 * What the eye reads lies below the item that is named and clicked: its label is
 * in other words, which begin with the id.
 */
export const OutlineRow = memo(function OutlineRow(props: Props) {
  const { row, at, inSight, active, arrived, receded, onChoose } = props;
  const selected = useStore((state) => state.selected === row.id);
  const second = useStore((state) => state.second === row.id);
  const hovered = useStore((state) => state.hovered === row.id);
  const { title, detail, label } = rowText(row);

  function toggle(event: MouseEvent): void {
    if (row.expanded === null) return;
    event.stopPropagation();
    setActive(row.id);
    setExpanded([row.id], !row.expanded);
  }

  /** With Control: beside what is selected. */
  function choose(event: MouseEvent): void {
    if (event.ctrlKey && row.kind === 'process') compareWith(row.id);
    else onChoose(row);
  }

  return (
    <div
      role="none"
      className={classes(row, { active, arrived, hovered, receded, second, selected })}
      style={placeOf(row.level, at)}
    >
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the tree takes the keys for all its rows */}
      <div
        id={rowDomId(row.id)}
        className={styles.item}
        role="treeitem"
        tabIndex={-1}
        aria-label={label}
        aria-level={row.level}
        aria-posinset={row.position}
        aria-setsize={row.siblings}
        aria-expanded={row.expanded ?? undefined}
        aria-selected={row.kind === 'group' ? undefined : selected || second}
        title={label}
        onClick={choose}
        onDoubleClick={toggle}
        onPointerEnter={() => hover(row.id)}
      />
      {inSight && (
        <>
          <span className={styles.chevron} onClick={toggle} aria-hidden="true">
            {row.expanded !== null && (
              <ChevronRight className={styles.turn} size={14} strokeWidth={2.25} />
            )}
          </span>
          <span className={styles.face} aria-hidden="true">
            <KindIcon kind={iconOf(row)} />
            <span className={styles.title}>{title}</span>
            {detail !== '' && <span className={styles.detail}>{detail}</span>}
            <RowCounts row={row} />
          </span>
        </>
      )}
    </div>
  );
});

/** Ids of elements may hold no spaces. */
export function rowDomId(id: string): string {
  return `row-${encodeURIComponent(id)}`;
}

export function iconOf(row: Content) {
  if (row.kind === 'object') return row.object.kind;
  if (row.kind === 'group') return row.icon;
  if (row.kind === 'process') return row.quiet ? 'quiet' : 'process';
  return 'namespace';
}

export function placeOf(level: number, at: number): CSSProperties {
  return { transform: `translateY(${at * ROW}px)`, '--depth': level - 1 } as CSSProperties;
}

type Mark = 'active' | 'arrived' | 'hovered' | 'receded' | 'second' | 'selected';

function classes(row: Row, marks: Record<Mark, boolean>) {
  const names = [styles.row, styles[row.kind]];
  if (row.expanded) names.push(styles.expanded);
  for (const [mark, is] of Object.entries(marks)) if (is) names.push(styles[mark]);
  return names.join(' ');
}
