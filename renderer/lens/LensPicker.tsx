import { Select } from '@base-ui/react/select';
import { Check, ChevronDown } from 'lucide-react';
import { LENSES, type Lens } from '../../preload/contract.ts';
import { KeyCaps } from '../commands/KeyCaps.tsx';
import { useCommands } from '../commands/useCommands.ts';
import { capital } from '../texts/kinds.ts';
import styles from './LensPicker.module.css';
import { chooseLens, useLens } from './state.ts';
import { roomNaming } from './words.ts';

const keysOf = (lens: Lens): string => `Alt+${LENSES.indexOf(lens) + 1}`;

/** Chooses what the picture and the outline are grouped by. */
export function LensPicker() {
  const lens = useLens((state) => state.lens);
  useCommands(
    LENSES.map((choice) => ({
      id: `lens.${choice}`,
      title: `Group by ${roomNaming(choice).one}`,
      group: 'Lens',
      keys: [keysOf(choice)],
      run: () => chooseLens(choice),
    })),
  );
  const name = roomNaming(lens).one;
  return (
    <Select.Root
      value={lens}
      onValueChange={(chosen) => chosen !== null && chooseLens(chosen)}
      modal={false}
    >
      <Select.Trigger className={styles.trigger} aria-label={`Grouped by ${name}`}>
        <span className={styles.label}>Grouped by</span>
        <span className={styles.value}>{name}</span>
        <Select.Icon className={styles.icon}>
          <ChevronDown size={14} aria-hidden="true" />
        </Select.Icon>
      </Select.Trigger>
      <Select.Portal>
        <Select.Positioner
          className={styles.positioner}
          alignItemWithTrigger={false}
          align="start"
          sideOffset={4}
          collisionPadding={8}
        >
          <Select.Popup className={styles.popup} aria-label="Grouped by">
            <Select.List className={styles.list}>
              {LENSES.map((choice) => (
                <Choice key={choice} lens={choice} />
              ))}
            </Select.List>
          </Select.Popup>
        </Select.Positioner>
      </Select.Portal>
    </Select.Root>
  );
}

function Choice({ lens }: { lens: Lens }) {
  const { one, what } = roomNaming(lens);
  return (
    <Select.Item className={styles.item} value={lens} title={what}>
      <span className={styles.mark}>
        <Select.ItemIndicator>
          <Check size={14} aria-hidden="true" />
        </Select.ItemIndicator>
      </span>
      <Select.ItemText>{capital(one)}</Select.ItemText>
      <span className={styles.keys}>
        <KeyCaps name={keysOf(lens)} />
      </span>
    </Select.Item>
  );
}
