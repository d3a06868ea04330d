import { PanelLeft } from 'lucide-react';
import type { World } from '../../preload/contract.ts';
import { useStore } from '../state/store.ts';
import { TableButton } from '../table/TableButton.tsx';
import { plural, processes } from '../texts/numbers.ts';
import { visible } from '../texts/visible.ts';
import { IconButton } from './IconButton.tsx';
import { ThemeSwitch } from './ThemeSwitch.tsx';
import styles from './TopBar.module.css';

interface Props {
  readonly outlineOpen: boolean;
  readonly onToggleOutline: () => void;
}

export function TopBar({ outlineOpen, onToggleOutline }: Props) {
  const world = useStore((state) => state.world);
  return (
    <header className={styles.bar}>
      <IconButton
        label={outlineOpen ? 'Hide the outline' : 'Show the outline'}
        aria-expanded={outlineOpen}
        aria-controls="outline"
        onClick={onToggleOutline}
      >
        <PanelLeft size={16} />
      </IconButton>
      <h1 className={styles.name}>IPC Scope</h1>
      {world && <p className={styles.summary}>{summary(world)}</p>}
      <span className={styles.gap} />
      <TableButton />
      <ThemeSwitch />
    </header>
  );
}

function summary(world: World): string {
  let rooms = 0;
  for (const { type } of world.namespaces.values()) if (type === 'ipc') rooms += 1;
  const counts = [
    plural(rooms, 'IPC namespace'),
    plural(world.objects.size, 'IPC object'),
    processes(world.processes.size),
  ];
  return `${counts.join(', ')} on ${visible(world.host.hostname)}`;
}
