import { useEffect, useState } from 'react';
import { KeyCaps } from '../commands/KeyCaps.tsx';
import styles from './Hint.module.css';

/** How long it can be read, in milliseconds. */
const STAYS = 3000;

const KEYS: readonly { readonly names: readonly string[]; readonly words: string }[] = [
  { names: ['Escape'], words: 'leave' },
  { names: ['P'], words: 'pin what is selected' },
  { names: ['PageDown', 'PageUp'], words: 'step' },
  { names: ['s'], words: 'ring' },
];

/** Which keys there are, for those who begin to present; it goes by itself. */
export function Hint() {
  const [past, setPast] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setPast(true), STAYS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <ul className={styles.hint} data-past={past} aria-label="Keys while presenting">
      {KEYS.map(({ names, words }) => (
        <li key={words}>
          {names.map((name) => (
            <KeyCaps key={name} name={name} />
          ))}
          {words}
        </li>
      ))}
    </ul>
  );
}
