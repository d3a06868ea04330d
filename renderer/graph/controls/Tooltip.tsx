import { useLayoutEffect, useRef } from 'react';
import type { About } from '../scene/about.ts';
import styles from './Tooltip.module.css';

export interface TooltipPlace {
  /** The pointer, in CSS pixels from the canvas's corner. */
  readonly x: number;
  readonly y: number;
}

const AWAY = 14;

/** A few words beside the pointer; it never takes the pointer itself. */
export function Tooltip({ about, place }: { about: About; place: TooltipPlace }) {
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const box = ref.current;
    const frame = box?.parentElement;
    if (!box || !frame) return;
    // On the other side of the pointer where it would leave the picture.
    const right = place.x + AWAY + box.offsetWidth <= frame.clientWidth;
    const below = place.y + AWAY + box.offsetHeight <= frame.clientHeight;
    const x = right ? place.x + AWAY : Math.max(4, place.x - AWAY - box.offsetWidth);
    const y = below ? place.y + AWAY : Math.max(4, place.y - AWAY - box.offsetHeight);
    box.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
  }, [place]);
  return (
    <div ref={ref} className={styles.tooltip} role="tooltip">
      <span className={styles.title}>
        <bdi>{about.title}</bdi>
      </span>
      {about.id !== null && <span className={styles.id}>{about.id}</span>}
      {about.lines.map((line) => (
        <span key={line}>
          <bdi>{line}</bdi>
        </span>
      ))}
    </div>
  );
}
