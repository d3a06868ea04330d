import { Toggle } from '@base-ui/react/toggle';
import { ToggleGroup } from '@base-ui/react/toggle-group';
import { Contrast, Monitor, Moon, Sun } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Theme } from '../../preload/contract.ts';
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
  return (
    <ToggleGroup
      className={styles.group}
      aria-label="Colours"
      value={[theme]}
      onValueChange={([chosen]) => {
        // Pressing the one that is on would leave none.
        const next = CHOICES.find((choice) => choice.theme === chosen)?.theme;
        if (next === undefined) return;
        chooseTheme(next);
        rememberTheme(next);
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
