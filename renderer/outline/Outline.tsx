import { ChevronsDownUp } from 'lucide-react';
import { useDeferredValue } from 'react';
import { IconButton } from '../app/IconButton.tsx';
import { useCommands } from '../commands/useCommands.ts';
import { homeOf } from '../lens/lens.ts';
import { lensNow, useLens } from '../lens/state.ts';
import { roomsHeading } from '../lens/words.ts';
import { notPresenting } from '../presentation/state.ts';
import { useShownWorld } from '../search/state.ts';
import { useStore } from '../state/store.ts';
import { quietRooms } from './contents.ts';
import { setExpanded, useOutline } from './expansion.ts';
import styles from './Outline.module.css';
import { Tree } from './Tree.tsx';

/** The same content as the picture, as a tree to read and to walk with the keyboard. */
export function Outline() {
  const current = useShownWorld();
  const still = useStore((state) => state.still);
  // The picture is drawn first: rows by the thousand come when there is time for them.
  const deferred = useDeferredValue(current);
  const world = still ? current : deferred;
  const lens = useLens((state) => state.lens);
  useCommands([
    {
      id: 'outline.collapse',
      title: 'Collapse all namespaces',
      group: 'Outline',
      run: collapseAll,
    },
    {
      id: 'outline.focus',
      enabled: notPresenting,
      title: 'Go to the outline',
      group: 'Outline',
      run: () => document.querySelector<HTMLElement>('[role="tree"]')?.focus(),
    },
  ]);
  return (
    <nav className={styles.outline} aria-label="Outline">
      <header className={styles.header}>
        <h2>{roomsHeading(lens)}</h2>
        <IconButton
          label={lens === 'container' ? 'Collapse all containers' : 'Collapse all namespaces'}
          onClick={collapseAll}
        >
          <ChevronsDownUp size={15} />
        </IconButton>
      </header>
      <div className={styles.body}>{world !== null && <Tree world={world} />}</div>
    </nav>
  );
}

function collapseAll(): void {
  const { world } = useStore.getState();
  const lens = lensNow();
  const rooms = new Set<string>();
  for (const { id, type } of world?.namespaces.values() ?? []) if (type === lens) rooms.add(id);
  if (lens === 'container') {
    for (const process of world?.processes.values() ?? []) rooms.add(homeOf(process, lens) ?? '');
  }
  // And the rows that count some of them, where they were opened.
  const { expansion } = useOutline.getState();
  const opened = [...rooms].map(quietRooms).filter((id) => expansion.get(id) === true);
  setExpanded([...rooms, ...opened], false);
}
