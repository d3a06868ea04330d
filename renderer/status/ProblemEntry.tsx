import { find } from '../state/find.ts';
import { select, useStore } from '../state/store.ts';
import { remedyWords } from '../texts/collector.ts';
import { number } from '../texts/numbers.ts';
import type { ProblemGroup } from '../texts/problems.ts';
import { visible } from '../texts/visible.ts';
import styles from './Problems.module.css';

/** Of many places with the same problem, these many are named. */
const NAMED = 24;

export function ProblemEntry({ group, onFollow }: { group: ProblemGroup; onFollow: () => void }) {
  const { what, remedy, problems } = group;
  const places = [...new Set(problems.map(({ where }) => where))];
  const more = problems.length - 1;
  return (
    <li className={styles.entry}>
      <p className={styles.what}>
        {visible(what)}
        {more > 0 && <span className={styles.more}> and {number(more)} more like it</span>}
      </p>
      <p className={styles.places}>
        {places.slice(0, NAMED).map((place) => (
          <Place key={place} place={place} onFollow={onFollow} />
        ))}
        {places.length > NAMED && <span>… {number(places.length - NAMED)} more</span>}
      </p>
      <p className={styles.remedy}>
        {remedy === null ? 'Nothing is known that would help.' : remedyWords(remedy)}
      </p>
    </li>
  );
}

/** A link where it names something of the world, else the path as it is. */
function Place({ place, onFollow }: { place: string; onFollow: () => void }) {
  const known = useStore(({ world }) => world !== null && find(world, place) !== null);
  if (!known) return <code>{visible(place)}</code>;
  return (
    <a
      href={`#${encodeURIComponent(place)}`}
      onClick={(event) => {
        event.preventDefault();
        onFollow();
        select(place);
      }}
    >
      {place}
    </a>
  );
}
