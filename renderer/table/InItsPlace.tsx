import { type ReactNode, useEffect, useRef } from 'react';
import { ErrorBoundary } from '../app/ErrorBoundary.tsx';
import styles from './InItsPlace.module.css';
import { useTable } from './state.ts';
import { TableView } from './TableView.tsx';

/** The picture, or the table in its place. The picture stays as it was left. */
export function InItsPlace({ children }: { children: ReactNode }) {
  const open = useTable((state) => state.open);
  const place = useRef<HTMLDivElement>(null);
  const was = useRef(open);

  // What had the focus has gone out of reach: it goes on in what came instead.
  useEffect(() => {
    if (was.current === open) return;
    was.current = open;
    const { activeElement } = document;
    const lost = activeElement === null || activeElement === document.body;
    if (!lost && activeElement.closest('[inert]') === null) return;
    place.current?.querySelector<HTMLElement>(open ? '[role="grid"]' : 'canvas')?.focus();
  }, [open]);

  return (
    <div ref={place} className={styles.place}>
      <div className={open ? styles.away : styles.picture} inert={open}>
        {children}
      </div>
      {open && (
        <div className={styles.table}>
          <ErrorBoundary what="The table">
            <TableView />
          </ErrorBoundary>
        </div>
      )}
    </div>
  );
}
