import { ChevronDown, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { remember, remembered } from '../../app/memory.ts';
import { useCommands } from '../../commands/useCommands.ts';
import { useStore } from '../../state/store.ts';
import { plural } from '../../texts/numbers.ts';
import { type FilterKey, isEverything, isMark, isShown } from '../filter/filter.ts';
import { showEverything, useFilter } from '../filter/store.ts';
import { marksOf } from '../marks/marks.ts';
import type { Scene } from '../scene/scene.ts';
import styles from './Legend.module.css';
import { LegendToggle } from './LegendToggle.tsx';
import { LEGEND } from './legend-entries.ts';

/** Whether it is open, in this window and the next. */
const NAME = 'legend-panel';

/** What the shapes and lines mean; each entry hides and shows what it stands for. */
export function Legend({ hidden }: { hidden: Scene['hidden'] }) {
  const [open, setOpen] = useState(() => remembered(NAME).open !== false);
  const filter = useFilter();
  const world = useStore((state) => state.world);
  const there = useMemo(() => new Set(world ? marksOf(world).values() : []), [world]);
  const everything = isEverything(filter);
  // A mark that nothing has, and nobody asked for, needs no words.
  const entries = LEGEND.filter(
    ({ key }) => !isMark(key) || there.has(key) || filter.hidden.has(key) || filter.only === key,
  );
  // Tab reaches one of them; the arrows walk from there.
  const [focused, setFocused] = useState<FilterKey>('process');
  const reached = entries.some(({ key }) => key === focused) ? focused : entries[0]?.key;
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
        onClick={() => {
          setOpen(!open);
          remember(NAME, { open: !open });
        }}
      >
        <Chevron size={14} aria-hidden="true" />
        Legend
      </button>
      <div className={styles.body}>
        {open && (
          <div
            role="toolbar"
            aria-label="What the picture shows"
            className={styles.entries}
            onKeyDown={walk}
          >
            {entries.map((entry) => (
              <LegendToggle
                key={entry.key}
                entry={entry}
                shown={isShown(filter, entry.key)}
                reached={entry.key === reached}
                onFocus={() => setFocused(entry.key)}
              />
            ))}
          </div>
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

/** The arrow keys go from one entry to the next, after the ARIA Authoring Practices. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const entries = [...event.currentTarget.querySelectorAll('button')];
  const at = entries.findIndex((entry) => entry.matches(':focus'));
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: entries.length - 1 }[event.key];
  if (to === undefined || event.altKey) return;
  event.preventDefault();
  entries.at(to % entries.length)?.focus();
}

/** `12 things and 3 lines are hidden`: processes, objects and namespaces are things. */
function hiddenWords({ things, lines }: Scene['hidden']): string {
  const parts = [];
  if (things > 0) parts.push(plural(things, 'thing'));
  if (lines > 0) parts.push(plural(lines, 'line'));
  if (parts.length === 0) return 'Nothing is hidden by it now.';
  return `${parts.join(' and ')} ${things + lines === 1 ? 'is' : 'are'} hidden.`;
}
