import styles from './KeyCaps.module.css';
import { keyCaps } from './keyWords.ts';

/** Keys to press at once, as they look on a keyboard. */
export function KeyCaps({ name }: { name: string }) {
  return (
    <span className={styles.keys}>
      {keyCaps(name).map((cap) => (
        <kbd key={cap}>{cap}</kbd>
      ))}
    </span>
  );
}
