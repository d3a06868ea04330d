import { type ReactNode, useState } from 'react';
import { number } from '../texts/numbers.ts';
import styles from './Several.module.css';

interface Props<Item> {
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string | number;
  readonly render: (item: Item) => ReactNode;
  /** What stands there where there are none. */
  readonly none?: ReactNode;
  /** How many are listed before the rest is asked for. */
  readonly first?: number;
}

/** More than this would make the window slow, and nobody reads them here. */
const MOST = 500;

/** A list that shows its first few, and the others on request. */
export function Several<Item>({ items, keyOf, render, none, first = 12 }: Props<Item>) {
  const [all, setAll] = useState(false);
  if (items.length === 0) return <p className={styles.none}>{none}</p>;
  const shown = items.slice(0, all ? MOST : items.length <= first + 2 ? first + 2 : first);
  const rest = items.length - shown.length;
  return (
    <>
      <ul className={styles.list}>
        {shown.map((item) => (
          <li key={keyOf(item)}>{render(item)}</li>
        ))}
      </ul>
      {rest > 0 && !all && (
        <button type="button" className={styles.more} onClick={() => setAll(true)}>
          Show {number(Math.min(rest, MOST))} more
        </button>
      )}
      {rest > 0 && all && <p className={styles.none}>and {number(rest)} more, in the outline</p>}
    </>
  );
}
