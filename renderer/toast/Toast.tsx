import { X } from 'lucide-react';
import { useEffect } from 'react';
import { IconButton } from '../app/IconButton.tsx';
import styles from './Toast.module.css';
import { dismiss, useToast } from './toast.ts';

/** Long enough to read a path; longer while it is read by somebody who points at it. */
const STAYS_MS = 7000;

/** One message at the lower edge. */
export function Toast() {
  const { words, wrong, number } = useToast();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same words again stay as long again
  useEffect(() => {
    if (words === null || wrong) return;
    const timer = setTimeout(dismiss, STAYS_MS);
    return () => clearTimeout(timer);
  }, [words, wrong, number]);
  return (
    <section className={styles.place} aria-label="Message">
      <div role={wrong ? 'alert' : 'status'}>
        {words !== null && <p className={styles.words}>{words}</p>}
      </div>
      {words !== null && (
        <IconButton label="Close the message" onClick={dismiss}>
          <X size={14} aria-hidden="true" />
        </IconButton>
      )}
    </section>
  );
}
