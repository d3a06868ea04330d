import { remedyWords } from '../texts/collector.ts';
import { visible } from '../texts/visible.ts';
import { useReason } from './shown.ts';
import styles from './Unknown.module.css';

/** In the place of a value that could not be read: that it is so, why, and what would help. */
export function Unknown({ because }: { because?: string }) {
  const problem = useReason();
  const reason =
    because ??
    problem?.what ??
    'The kernel did not let the collector read it, or it went meanwhile.';
  const remedy = because === undefined ? problem?.remedy : null;
  return (
    <div className={styles.unknown}>
      <span className={styles.word}>unknown</span>
      <p className={styles.reason}>
        {visible(reason)}
        {remedy && `. ${remedyWords(remedy)}`}
      </p>
    </div>
  );
}
