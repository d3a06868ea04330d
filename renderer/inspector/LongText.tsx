import { useState } from 'react';
import { number } from '../texts/numbers.ts';
import { clipped, visible } from '../texts/visible.ts';
import styles from './Several.module.css';

/** As much as is read at a glance. */
const GLANCE = 240;
/** A command line can have two million characters: all are copied, these many shown. */
const MOST = 20_000;

/** Text of others that may be long: its beginning, and the rest on request. */
export function LongText({ text }: { text: string }) {
  const [all, setAll] = useState(false);
  if (text.length <= GLANCE * 1.2) return <>{visible(text)}</>;
  if (all) return <>{visible(clipped(text, MOST))}</>;
  return (
    <>
      {visible(text.slice(0, GLANCE).replace(/[\uD800-\uDBFF]$/, ''))}…{' '}
      <button type="button" className={styles.more} onClick={() => setAll(true)}>
        Show all {number(text.length)} characters
      </button>
    </>
  );
}
