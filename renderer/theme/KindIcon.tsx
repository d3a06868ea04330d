import type { ReactNode } from 'react';
import type { ObjectKind } from '../../preload/contract.ts';
import styles from './KindIcon.module.css';

export type IconKind = ObjectKind | 'process' | 'quiet' | 'namespace' | 'object';

/**
 * The glyphs of the picture, small: a disc, a tray of messages, the same with a
 * name's slash, counters of which one is raised, a block with ports, a room.
 */
const SHAPES: Readonly<Record<IconKind, ReactNode>> = {
  process: <circle cx="8" cy="8" r="4.5" fill="currentColor" />,
  quiet: <circle cx="8" cy="8" r="4" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  msg: (
    <>
      <path d="M2.5 4v8.5h11V4" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M5 10h6M5 7.25h6" stroke="currentColor" strokeWidth="1.75" />
    </>
  ),
  mqueue: (
    <>
      <path d="M2.5 4v8.5h11V4" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M6.25 10.25 9.75 3" stroke="currentColor" strokeWidth="1.75" />
    </>
  ),
  sem: (
    <>
      <path
        d="M1.75 3.5h3v9h-3zM6.5 3.5h3v9h-3zM11.25 3.5h3v9h-3z"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.25"
        strokeLinejoin="round"
      />
      <path d="M6.5 3.5h3v9h-3z" fill="currentColor" />
    </>
  ),
  shm: (
    <>
      <rect
        x="4.5"
        y="3"
        width="9.5"
        height="10"
        rx="1.5"
        fill="currentColor"
        fillOpacity="0.3"
        stroke="currentColor"
        strokeWidth="1.5"
      />
      <path d="M1.5 5.5h3M1.5 8h3M1.5 10.5h3" stroke="currentColor" strokeWidth="1.5" />
    </>
  ),
  object: (
    <rect
      x="3"
      y="3"
      width="10"
      height="10"
      rx="1.5"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
    />
  ),
  namespace: (
    <path
      d="M10.5 13.25h2a1 1 0 0 0 1-1V3.75a1 1 0 0 0-1-1h-9a1 1 0 0 0-1 1v8.5a1 1 0 0 0 1 1h2.25"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
    />
  ),
};

export function KindIcon({ kind }: { kind: IconKind }) {
  return (
    <svg className={`${styles.icon} ${styles[kind]}`} viewBox="0 0 16 16" aria-hidden="true">
      {SHAPES[kind]}
    </svg>
  );
}
