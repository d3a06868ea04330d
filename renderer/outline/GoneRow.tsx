import { KindIcon } from '../theme/KindIcon.tsx';
import styles from './OutlineRow.module.css';
import { iconOf, placeOf } from './OutlineRow.tsx';
import type { Row } from './row.ts';
import { rowText } from './rowText.ts';

/**
 * Where a row was until now. Its name is drawn by the style sheet alone, because
 * what has gone must not be found in the document any more.
 */
export function GoneRow({ row, at }: { row: Row; at: number }) {
  const { title } = rowText(row);
  return (
    <div
      className={`${styles.row} ${styles.gone}`}
      style={placeOf(row.level, at)}
      aria-hidden="true"
    >
      <span className={styles.chevron} />
      <span className={styles.face}>
        <KindIcon kind={iconOf(row)} />
        <span className={styles.title} data-was={title} />
      </span>
    </div>
  );
}
