import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import styles from './Legend.module.css';
import { LegendGlyph } from './LegendGlyph.tsx';
import { LEGEND } from './legend-entries.ts';

/** What the shapes and lines mean. */
export function Legend() {
  const [open, setOpen] = useState(true);
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <section className={styles.legend} aria-label="Legend">
      <button
        type="button"
        className={styles.toggle}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Chevron size={14} aria-hidden="true" />
        Legend
      </button>
      {open && (
        <ul className={styles.entries}>
          {LEGEND.map(({ words, more, draw }) => (
            <li key={words} className={styles.entry} title={more}>
              <LegendGlyph draw={draw} />
              {words}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
