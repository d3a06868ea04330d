import { Pin as PinSign, X } from 'lucide-react';
import { useEffect } from 'react';
import { useCommands } from '../commands/useCommands.ts';
import { select, useStore } from '../state/store.ts';
import { KindIcon } from '../theme/KindIcon.tsx';
import { nameOfThing } from './names.ts';
import styles from './Pins.module.css';
import { pinned } from './pins.ts';
import { keepPins, togglePin, unpin, unpinAll, usePins } from './state.ts';

/** What stays lit, each to be selected or taken away. */
export function Pins() {
  const pins = usePins((state) => state.pins);
  const world = useStore((state) => state.world);
  const selected = useStore((state) => state.selected);
  const gone = useStore((state) => state.inspected?.goneSince ?? null);
  const isPinned = pins.some(({ node }) => node === selected);
  useEffect(keepPins, []);
  useCommands([
    {
      id: 'pins.toggle',
      title: isPinned ? 'Unpin what is selected' : 'Pin what is selected: it stays lit',
      group: 'Present',
      keys: ['P'],
      enabled: () => isPinned || (selected !== null && gone === null),
      run: togglePin,
    },
    {
      id: 'pins.none',
      title: 'Unpin everything',
      group: 'Present',
      enabled: () => pins.length > 0,
      run: unpinAll,
    },
  ]);
  if (pins.length === 0 || world === null) return null;
  return (
    <ul className={styles.pins} aria-label="Pinned: stays lit">
      {pins.map((pin) => {
        const thing = pinned(world, pin);
        const name = thing === null ? pin.node : nameOfThing(thing, world);
        return (
          <li key={pin.node} className={styles.pin} data-current={pin.node === selected}>
            <button
              type="button"
              className={styles.name}
              title={thing === null ? `${name} has gone` : `Select ${name}`}
              aria-disabled={thing === null}
              onClick={() => thing !== null && select(pin.node)}
            >
              {thing === null ? (
                <PinSign size="1em" aria-hidden="true" />
              ) : (
                <KindIcon kind={thing.kind === 'object' ? thing.object.kind : thing.kind} />
              )}
              <bdi>{name}</bdi>
              {thing === null && ' has gone'}
            </button>
            <button
              type="button"
              className={styles.away}
              aria-label={`Unpin ${name}`}
              onClick={() => unpin(pin.node)}
            >
              <X size="1em" aria-hidden="true" />
            </button>
          </li>
        );
      })}
    </ul>
  );
}
