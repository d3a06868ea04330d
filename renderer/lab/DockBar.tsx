import { ChevronLeft, ChevronRight, FlaskConical, RotateCw } from 'lucide-react';
import styles from './Dock.module.css';
import { leave, move, type OpenLab } from './state.ts';
import { TypeAlong } from './TypeAlong.tsx';

/** Where one is in the scenario, and the ways on. */
export function DockBar({ lab }: { lab: OpenLab }) {
  const { steps, shown, busy, title, opening } = lab;
  const last = shown === steps.length;
  const repeatable = steps[shown]?.repeatable ?? false;
  return (
    <header className={styles.bar}>
      <FlaskConical size={15} aria-hidden="true" className={styles.sign} />
      <h2 className={styles.scenario}>{title}</h2>
      <ol className={styles.dots} aria-hidden="true">
        {[...steps, null].map((step, at) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a scenario never change
            key={at}
            title={step?.title ?? 'What you have seen'}
            data-state={at === shown ? 'here' : at < lab.records.length ? 'played' : 'ahead'}
          />
        ))}
      </ol>
      <span className={styles.count}>
        {last ? 'The end' : `Step ${shown + 1} of ${steps.length}`}
      </span>
      <span className={styles.gap} />
      <TypeAlong opening={opening} />
      {repeatable && (
        <button
          type="button"
          className={styles.quiet}
          aria-disabled={busy}
          onClick={() => move('again')}
        >
          <RotateCw size={13} aria-hidden="true" />
          Run again
        </button>
      )}
      <button type="button" className={styles.quiet} onClick={leave}>
        Leave
      </button>
      <button
        type="button"
        className={styles.quiet}
        aria-disabled={busy || shown === 0}
        aria-keyshortcuts="PageUp"
        onClick={() => move('back')}
      >
        <ChevronLeft size={15} aria-hidden="true" />
        Back
      </button>
      <button
        type="button"
        className={styles.next}
        aria-disabled={busy || last}
        aria-keyshortcuts="PageDown"
        onClick={() => move('next')}
      >
        Next
        <ChevronRight size={15} aria-hidden="true" />
      </button>
    </header>
  );
}
