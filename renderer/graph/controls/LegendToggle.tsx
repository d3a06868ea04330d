import type { KeyboardEvent, MouseEvent } from 'react';
import { showOnly, toggle } from '../filter/store.ts';
import styles from './Legend.module.css';
import { LegendGlyph } from './LegendGlyph.tsx';
import type { LegendEntry } from './legend-entries.ts';

interface Props {
  readonly entry: LegendEntry;
  readonly shown: boolean;
  /** By Tab; the others by the arrow keys. */
  readonly reached: boolean;
  readonly onFocus: () => void;
}

/** One entry: a click hides or shows it; a double click, or one with Alt, hides all else. */
export function LegendToggle({ entry, shown, reached, onFocus }: Props) {
  const { key, words, more, draw } = entry;
  function onClick({ altKey }: MouseEvent): void {
    if (altKey) showOnly(key);
    else toggle(key);
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !event.altKey) return;
    event.preventDefault();
    showOnly(key);
  }
  return (
    <button
      type="button"
      className={styles.entry}
      aria-pressed={shown}
      tabIndex={reached ? 0 : -1}
      onFocus={onFocus}
      title={`${more} Click: hide or show. Double click or Alt: only this and what it is tied to.`}
      onClick={onClick}
      onDoubleClick={() => showOnly(key)}
      onKeyDown={onKeyDown}
    >
      <LegendGlyph draw={draw} />
      {words}
    </button>
  );
}
