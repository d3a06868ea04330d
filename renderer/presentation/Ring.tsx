import { useEffect, useRef } from 'react';
import styles from './Ring.module.css';

/** A large ring around the mouse pointer, to be followed from the last row. */
export function Ring() {
  const ring = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // By itself, without rendering anything: a pointer moves at each frame.
    const onMove = ({ clientX, clientY }: PointerEvent) => {
      if (!ring.current) return;
      ring.current.style.transform = `translate(${clientX}px, ${clientY}px)`;
      ring.current.style.visibility = 'visible';
    };
    window.addEventListener('pointermove', onMove, { capture: true, passive: true });
    return () => window.removeEventListener('pointermove', onMove, { capture: true });
  }, []);
  return <div ref={ring} className={styles.ring} data-testid="ring" aria-hidden="true" />;
}
