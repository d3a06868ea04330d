import { number } from '../texts/numbers.ts';
import { KindIcon } from '../theme/KindIcon.tsx';
import styles from './OutlineRow.module.css';
import type { Row } from './row.ts';
import { objectCount } from './rowText.ts';

/** The figures at the end of a row. The row's label says them in words. */
export function RowCounts({ row }: { row: Row }) {
  switch (row.kind) {
    case 'process':
      return <span className={styles.figure}>{row.process.pid}</span>;
    case 'group':
      return <span className={styles.figure}>{number(row.count)}</span>;
    case 'namespace': {
      const { namespace, hidden } = row.room;
      return (
        <span className={styles.figures}>
          {hidden.length > 0 && (
            <span className={styles.hidden}>{number(hidden.length)} hidden</span>
          )}
          <KindIcon kind="quiet" />
          <span>{number(namespace.processCount)}</span>
          {namespace.type === 'ipc' && (
            <>
              <KindIcon kind="object" />
              <span>{namespace.readable ? number(objectCount(row.room)) : '?'}</span>
            </>
          )}
        </span>
      );
    }
    case 'object':
      return null;
  }
}
