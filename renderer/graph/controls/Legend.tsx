import { ChevronDown, ChevronRight } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useCommands } from '../../commands/useCommands.ts';
import { useStore } from '../../state/store.ts';
import { plural } from '../../texts/numbers.ts';
import { isEverything, isMark, isShown } from '../filter/filter.ts';
import { showEverything, useFilter } from '../filter/store.ts';
import { marksOf } from '../marks/marks.ts';
import type { Scene } from '../scene/scene.ts';
import styles from './Legend.module.css';
import { LegendToggle } from './LegendToggle.tsx';
import { LEGEND } from './legend-entries.ts';

/** What the shapes and lines mean; each entry hides and shows what it stands for. */
export function Legend({ hidden }: { hidden: Scene['hidden'] }) {
  const [open, setOpen] = useState(true);
  const filter = useFilter();
  const world = useStore((state) => state.world);
  const there = useMemo(() => new Set(world ? marksOf(world).values() : []), [world]);
  const everything = isEverything(filter);
  useCommands([
    {
      id: 'legend.reset',
      title: 'Show everything that the legend hides',
      group: 'Picture',
      enabled: () => !everything,
      run: showEverything,
    },
  ]);
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <section className={styles.legend} aria-label="Legend">
      <button
        type="button"
        className={styles.toggle}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Chevron size={14} aria-hidden="true" />
        Legend
      </button>
      <div className={styles.body}>
        {open && (
          <ul className={styles.entries}>
            {LEGEND.filter(
              // A mark that nothing has, and nobody asked for, needs no words.
              ({ key }) =>
                !isMark(key) || there.has(key) || filter.hidden.has(key) || filter.only === key,
            ).map((entry) => (
              <li key={entry.key}>
                <LegendToggle entry={entry} shown={isShown(filter, entry.key)} />
              </li>
            ))}
          </ul>
        )}
        {!everything && (
          <p className={styles.hidden}>
            <span role="status">{hiddenWords(hidden)}</span>
            <button type="button" className={styles.reset} onClick={showEverything}>
              Show everything
            </button>
          </p>
        )}
      </div>
    </section>
  );
}

/** `12 things and 3 lines are hidden`: processes, objects and namespaces are things. */
function hiddenWords({ things, lines }: Scene['hidden']): string {
  const parts = [];
  if (things > 0) parts.push(plural(things, 'thing'));
  if (lines > 0) parts.push(plural(lines, 'line'));
  if (parts.length === 0) return 'Nothing is hidden by it now.';
  return `${parts.join(' and ')} ${things + lines === 1 ? 'is' : 'are'} hidden.`;
}
