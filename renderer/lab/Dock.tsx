import { useEffect, useRef } from 'react';
import styles from './Dock.module.css';
import { DockBar } from './DockBar.tsx';
import { isLong } from './outputs.ts';
import { Seen } from './Seen.tsx';
import { Step } from './Step.tsx';
import { openLab, useLab } from './state.ts';
import { useLabKeys } from './useLabKeys.ts';

/** The scenario that is on: below the picture, as wide as the window. */
export function Dock() {
  useLabKeys();
  const lab = useLab(openLab);
  const opening = useLab((state) => state.lab.phase === 'opening');
  const id = lab?.id ?? null;
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    // What was pressed to come here has gone; from here the keys lead on.
    if (id !== null) place.current?.focus();
  }, [id]);
  if (opening) {
    return (
      <section className={styles.dock} aria-label="Lab">
        <p className={styles.opening} role="status">
          Making the namespaces…
        </p>
      </section>
    );
  }
  if (lab === null) return null;
  const step = lab.steps[lab.shown];
  const record = lab.records[lab.shown];
  const long = record !== undefined && isLong(record.runs);
  return (
    <section
      className={styles.dock}
      data-long={long}
      aria-label={`Lab: ${lab.title}`}
      ref={place}
      tabIndex={-1}
    >
      <DockBar lab={lab} />
      {step ? (
        <Step
          key={lab.shown}
          step={step}
          record={record}
          earlier={lab.shown < lab.records.length - 1}
          busy={lab.busy}
        />
      ) : (
        <Seen seen={lab.seen} />
      )}
    </section>
  );
}
