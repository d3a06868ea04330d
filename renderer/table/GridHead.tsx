import { ArrowDown, ArrowUp } from 'lucide-react';
import { type KeyboardEvent, memo, useState } from 'react';
import { Tip } from '../app/Tip.tsx';
import { Explanation } from '../inspector/Field.tsx';
import styles from './Grid.module.css';
import { moved } from './keyboard.ts';
import { sortBy, useTable } from './state.ts';
import { type TableId, tableOf } from './tables.ts';

/** The heads of the columns; pressed, the rows are sorted. One stop of the Tab key: arrows walk. */
export const GridHead = memo(function GridHead(props: { table: TableId; template: string }) {
  const { table, template } = props;
  const { columns } = tableOf(table);
  const sorting = useTable((state) => state.sorting[table]);
  const [active, setActive] = useState(0);

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const size = { rows: 1, columns: columns.length, page: 1 };
    const to = moved({ row: 0, column: active }, event, size);
    if (to === null || to.column === active) return;
    event.preventDefault();
    setActive(to.column);
    event.currentTarget.querySelectorAll('button')[to.column]?.focus();
  }

  return (
    <thead className={styles.head} onKeyDown={onKeyDown}>
      <tr aria-rowindex={1} className={styles.row} style={{ gridTemplateColumns: template }}>
        {columns.map((column, at) => {
          const order =
            sorting?.column !== at ? 'none' : sorting.descending ? 'descending' : 'ascending';
          return (
            <th
              key={column.head}
              scope="col"
              aria-colindex={at + 1}
              aria-sort={order}
              className={column.figures ? styles.figures : undefined}
            >
              <Tip text={<Explanation text={column} />}>
                <button
                  type="button"
                  className={styles.sort}
                  tabIndex={at === active ? 0 : -1}
                  aria-description={column.explain}
                  onFocus={() => setActive(at)}
                  onClick={() => sortBy(table, at)}
                >
                  {column.head}
                  {order === 'ascending' && <ArrowUp size={12} aria-hidden="true" />}
                  {order === 'descending' && <ArrowDown size={12} aria-hidden="true" />}
                </button>
              </Tip>
            </th>
          );
        })}
      </tr>
    </thead>
  );
});
