import { Popover } from '@base-ui/react/popover';
import { ScanEye } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Finding } from '../../preload/contract.ts';
import { useCommands } from '../commands/useCommands.ts';
import { notPresenting } from '../presentation/state.ts';
import { number, plural, series } from '../texts/numbers.ts';
import styles from './Findings.module.css';
import { FindingsPanel } from './FindingsPanel.tsx';
import { useFound, watchFindings } from './found.ts';

/** How many things are worth a look; opens what they are. */
export function FindingsButton() {
  const found = useFound((state) => state.found);
  const [open, setOpen] = useState(false);
  useEffect(watchFindings, []);
  useCommands([
    {
      id: 'findings.show',
      enabled: notPresenting,
      title: 'Show what is worth a look',
      group: 'Window',
      keys: ['!'],
      run: () => setOpen(true),
    },
  ]);
  const problem = found.some(({ severity }) => severity === 'problem');
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        className={styles.button}
        data-severity={found.length === 0 ? 'none' : problem ? 'problem' : 'notice'}
        aria-label={`Worth a look: ${countWords(found)}`}
        title={`Worth a look: ${countWords(found)} (!)`}
      >
        <ScanEye size={16} aria-hidden="true" />
        {found.length > 0 && <span className={styles.count}>{number(found.length)}</span>}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner
          className={styles.positioner}
          side="bottom"
          align="end"
          sideOffset={8}
          collisionPadding={8}
        >
          <Popover.Popup className={styles.popup}>
            <Popover.Title className={styles.title}>Worth a look</Popover.Title>
            <FindingsPanel found={found} onFollow={() => setOpen(false)} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** `2 problems and 1 notice`, `nothing`. */
function countWords(found: readonly Finding[]): string {
  const problems = found.filter(({ severity }) => severity === 'problem').length;
  const notices = found.length - problems;
  const words = [
    problems > 0 && plural(problems, 'problem'),
    notices > 0 && plural(notices, 'notice'),
  ].filter((word) => word !== false);
  return words.length === 0 ? 'nothing' : series(words);
}
