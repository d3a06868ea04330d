import { Graph } from '../graph/Graph.tsx';
import { useStore } from '../state/store.ts';
import { remedyWords } from '../texts/collector.ts';
import { visible } from '../texts/visible.ts';
import { Notice } from './Notice.tsx';
import styles from './Picture.module.css';

/**
 * The middle of the window: the graph, or why there is none yet. The graph is there from
 * the start, out of sight until it has drawn something: then nothing but the system itself
 * is waited for.
 */
export function Picture() {
  const reading = useStore((state) => state.world === null);
  const collector = useStore((state) => state.collector);
  return (
    <section
      className={reading ? `${styles.picture} ${styles.reading}` : styles.picture}
      aria-label="Picture"
    >
      <div className={styles.graph}>
        <Graph />
      </div>
      {reading && (
        <div className={styles.notice}>
          {collector.phase === 'failed' ? (
            <Notice
              alert
              title="The system cannot be read"
              reason={visible(collector.reason)}
              remedy={collector.remedy && remedyWords(collector.remedy)}
            />
          ) : (
            <Notice title="Reading the system…" />
          )}
        </div>
      )}
    </section>
  );
}
