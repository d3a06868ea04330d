import styles from './Dock.module.css';
import { choose } from './state.ts';

/** The end of a scenario. */
export function Seen({ seen }: { seen: readonly string[] }) {
  return (
    <div className={styles.end}>
      <h3 className={styles.title}>What you have seen</h3>
      <ul className={styles.seen}>
        {seen.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      <button type="button" className={styles.quiet} onClick={choose}>
        Choose another scenario
      </button>
    </div>
  );
}
