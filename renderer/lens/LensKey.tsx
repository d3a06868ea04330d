import styles from './LensKey.module.css';
import { useLens } from './state.ts';
import { keyWords } from './words.ts';

/** What rooms, rooms in rooms and plates stand for in the picture as it is grouped now. */
export function LensKey() {
  const lens = useLens((state) => state.lens);
  return (
    <ul className={styles.key} aria-label="What the rooms are">
      {keyWords(lens).map((words) => (
        <li key={words}>{words}</li>
      ))}
    </ul>
  );
}
