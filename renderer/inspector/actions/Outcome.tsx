import styles from './Actions.module.css';

/** What came of it; said as soon as it is known. */
export function Outcome({ words, failed }: { words: string | null; failed: boolean }) {
  return (
    <p role="status" className={failed ? styles.failed : styles.outcome}>
      {words}
    </p>
  );
}
