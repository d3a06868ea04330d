import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { Semaphore } from '../../../preload/contract.ts';
import { number } from '../../texts/numbers.ts';
import { PidLink } from '../NodeLink.tsx';
import styles from './SemaphoreTable.module.css';

const ROW = 24;

/** Each semaphore of a set, which may have 32,000: only those in sight are drawn. */
export function SemaphoreTable({ semaphores }: { semaphores: readonly Semaphore[] }) {
  const scroller = useRef<HTMLElement>(null);
  const rows = useVirtualizer({
    count: semaphores.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 8,
    // Before its size is known, and where there is no window at all.
    initialRect: { width: 0, height: 16 * ROW },
  });
  const shown = rows.getVirtualItems();
  const above = shown[0]?.start ?? 0;
  const below = rows.getTotalSize() - (shown.at(-1)?.end ?? 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and its keys do that
    <section ref={scroller} className={styles.scroller} aria-label="Semaphores" tabIndex={0}>
      <table className={styles.table} aria-rowcount={semaphores.length + 1}>
        <thead>
          <tr>
            <th scope="col">No.</th>
            <th scope="col">Value</th>
            <th scope="col" title="Tasks that wait for the value to rise (semncnt), semctl(2)">
              Wait to rise
            </th>
            <th
              scope="col"
              title="Tasks that wait for the value to become zero (semzcnt), semctl(2)"
            >
              Wait for 0
            </th>
            <th scope="col">Last operation by</th>
          </tr>
        </thead>
        <tbody>
          {above > 0 && <Gap height={above} />}
          {shown.map(({ index }) => {
            const semaphore = semaphores[index];
            return semaphore && <Row key={index} index={index} semaphore={semaphore} />;
          })}
          {below > 0 && <Gap height={below} />}
        </tbody>
      </table>
    </section>
  );
}

function Row({ index, semaphore }: { index: number; semaphore: Semaphore }) {
  const waits = semaphore.waitingToRise + semaphore.waitingForZero > 0;
  return (
    <tr className={waits ? styles.waited : undefined} aria-rowindex={index + 2}>
      <td>{number(index)}</td>
      <td>{number(semaphore.value)}</td>
      <td>{number(semaphore.waitingToRise)}</td>
      <td>{number(semaphore.waitingForZero)}</td>
      <td>
        <PidLink pid={semaphore.lastPid} none="none seen" />
      </td>
    </tr>
  );
}

/** The room of those that are not drawn. */
function Gap({ height }: { height: number }) {
  return (
    <tr>
      <td colSpan={5} style={{ height, padding: 0 }} />
    </tr>
  );
}
