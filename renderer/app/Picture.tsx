import { Graph } from '../graph/Graph.tsx';
import { useStore } from '../state/store.ts';
import { remedyWords } from '../texts/collector.ts';
import { visible } from '../texts/visible.ts';
import { Notice } from './Notice.tsx';
import styles from './Picture.module.css';

/** The middle of the window: the graph, or why there is none yet. */
export function Picture() {
  const reading = useStore((state) => state.world === null);
  const collector = useStore((state) => state.collector);
  if (!reading) {
    return (
      <section className={styles.picture} aria-label="Picture">
        <Graph />
      </section>
    );
  }
  return (
    <section className={styles.picture} aria-label="Picture">
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
    </section>
  );
}
