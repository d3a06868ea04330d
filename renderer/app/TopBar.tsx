import { PanelLeft } from 'lucide-react';
import { FindingsButton } from '../findings/FindingsButton.tsx';
import { HistoryButtons } from '../history/HistoryButtons.tsx';
import { LabButton } from '../lab/LabButton.tsx';
import { LensPicker } from '../lens/LensPicker.tsx';
import { WindowMenu } from '../menu/WindowMenu.tsx';
import { FilterButton } from '../search/FilterButton.tsx';
import { SearchField } from '../search/SearchField.tsx';
import { TableButton } from '../table/TableButton.tsx';
import { IconButton } from './IconButton.tsx';
import { ThemeSwitch } from './ThemeSwitch.tsx';
import styles from './TopBar.module.css';

interface Props {
  readonly outlineOpen: boolean;
  readonly onToggleOutline: () => void;
}

export function TopBar({ outlineOpen, onToggleOutline }: Props) {
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
      <HistoryButtons />
      <SearchField />
      <FilterButton />
      <LensPicker />
      <span className={styles.gap} />
      <FindingsButton />
      <TableButton />
      <LabButton />
      <WindowMenu />
      <ThemeSwitch />
    </header>
  );
}
