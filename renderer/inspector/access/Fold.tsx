import { ChevronRight } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import styles from './Fold.module.css';

interface Props {
  readonly title: ReactNode;
  /** At the end of the line. */
  readonly outcome: ReactNode;
  /** Below it, quieter, whether open or not. */
  readonly why?: ReactNode;
  /** Drawn only while it is open. */
  readonly children: () => ReactNode;
}

/** A line that says how many, and opens to show which. */
export function Fold({ title, outcome, why, children }: Props) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <div className={styles.fold}>
      <button
        type="button"
        className={styles.line}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <ChevronRight className={styles.chevron} size={14} aria-hidden="true" />
        <span className={styles.title}>{title}</span>
        <span className={styles.outcome}>{outcome}</span>
      </button>
      {why && <p className={styles.why}>{why}</p>}
      <div id={id} className={styles.inside} hidden={!open}>
        {open && children()}
      </div>
    </div>
  );
}
