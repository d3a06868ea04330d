import { Toggle } from '@base-ui/react/toggle';
import { ToggleGroup } from '@base-ui/react/toggle-group';
import { Contrast, Monitor, Moon, Sun } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Theme } from '../../preload/contract.ts';
import { useCommands } from '../commands/useCommands.ts';
import { chooseTheme, useStore } from '../state/store.ts';
import { rememberTheme } from './memory.ts';
import styles from './ThemeSwitch.module.css';
import { Tip } from './Tip.tsx';

const CHOICES: readonly { theme: Theme; label: string; icon: ReactNode }[] = [
  { theme: 'system', label: 'Colours of the desktop', icon: <Monitor size={14} /> },
  { theme: 'light', label: 'Light colours', icon: <Sun size={14} /> },
  { theme: 'dark', label: 'Dark colours', icon: <Moon size={14} /> },
  { theme: 'contrast', label: 'High contrast', icon: <Contrast size={14} /> },
];

export function ThemeSwitch() {
  const theme = useStore((state) => state.theme);
  useCommands(
    CHOICES.map((choice) => ({
      id: `theme.${choice.theme}`,
      title: choice.label,
      group: 'Window',
      enabled: () => theme !== choice.theme,
      run: () => choose(choice.theme),
    })),
  );
  return (
    <ToggleGroup
      className={styles.group}
      aria-label="Colours"
      value={[theme]}
      onValueChange={([chosen]) => {
        // Pressing the one that is on would leave none.
        const next = CHOICES.find((choice) => choice.theme === chosen)?.theme;
        if (next === undefined) return;
        choose(next);
      }}
    >
      {CHOICES.map((choice) => (
        <Tip key={choice.theme} text={choice.label}>
          <Toggle className={styles.choice} value={choice.theme} aria-label={choice.label}>
            {choice.icon}
          </Toggle>
        </Tip>
      ))}
    </ToggleGroup>
  );
}

function choose(theme: Theme): void {
  chooseTheme(theme);
  rememberTheme(theme);
}
