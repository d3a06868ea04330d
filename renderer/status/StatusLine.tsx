import type { ReactNode } from 'react';
import { EventsToggle } from '../events/EventsToggle.tsx';
import { useStore } from '../state/store.ts';
import { pollingWords, remedyWords, restartsWords, trouble } from '../texts/collector.ts';
import { plural, processes } from '../texts/numbers.ts';
import { ago, clock, date, duration } from '../texts/times.ts';
import { Problems } from './Problems.tsx';
import styles from './StatusLine.module.css';
import { useNow } from './useNow.ts';

/** What is read, how often, how long it took, and what is missing. */
export function StatusLine() {
  const collector = useStore((state) => state.collector);
  const world = useStore((state) => state.world);
  const wrong = trouble(collector);
  return (
    <footer className={styles.line}>
      <span className={styles.lamp} data-phase={collector.phase} aria-hidden="true" />
      <p role="alert" className={wrong === null ? undefined : styles.trouble}>
        {wrong}
        {collector.phase === 'failed' && collector.remedy && `. ${remedyWords(collector.remedy)}`}
      </p>
      {wrong === null && (
        <Part title={collector.phase === 'running' ? `Collector: pid ${collector.pid}` : undefined}>
          {pollingWords(collector)}
        </Part>
      )}
      {wrong !== null && world && <SeenAt />}
      {collector.phase === 'running' && restartsWords(collector.restarts) && (
        <Part>{restartsWords(collector.restarts)}</Part>
      )}
      {world && (
        <>
          {collector.phase === 'running' && <Overdue pollMs={collector.pollMs} />}
          <Part title={`What the last poll saw, with Linux ${world.host.kernel}`}>
            {[
              processes(world.processes.size),
              `${plural(world.namespaces.size, 'namespace')} of all types`,
              plural(world.objects.size, 'IPC object'),
              plural(world.links.size, 'link'),
            ].join(', ')}
          </Part>
          {/* Last, so that a changing number moves nothing. */}
          {wrong === null && <Took />}
          <span className={styles.gap} />
          <EventsToggle />
          <Problems problems={world.problems} />
        </>
      )}
    </footer>
  );
}

function Part({ title, children }: { title?: string | undefined; children: ReactNode }) {
  return (
    <span className={styles.part} title={title}>
      {children}
    </span>
  );
}

// What follows is told anew with each poll; the rest of the line is not.

const usePoll = () => useStore((state) => state.poll);

function SeenAt() {
  const { takenAt } = usePoll();
  return <Part title={date(takenAt)}>What you see is from {clock(takenAt)}</Part>;
}

function Took() {
  const { takenAt, durationMs } = usePoll();
  return <Part title={`Taken at ${date(takenAt)}`}>last took {duration(durationMs)}</Part>;
}

/** Polls can take longer than they should; then what is shown is older than it seems. */
function Overdue({ pollMs }: { pollMs: number }) {
  const { takenAt } = usePoll();
  const now = useNow();
  const still = useStore((state) => state.still);
  // A picture is of one moment: no answer is expected after it.
  if (still || now - takenAt < Math.max(3 * pollMs, 3000)) return null;
  return (
    <span className={`${styles.part} ${styles.trouble}`}>
      the last answer came {ago(takenAt, now)}
    </span>
  );
}
