import { Dialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { type Command, known } from './commands.ts';
import { focusBefore, openDialog, useDialogs } from './dialogs.ts';
import { KeyCaps } from './KeyCaps.tsx';
import styles from './KeysDialog.module.css';
import { useCommands } from './useCommands.ts';

/** Which keys do what. */
export function KeysDialog() {
  const open = useDialogs((state) => state.open === 'keys');
  useCommands([
    {
      id: 'commands.keys',
      title: 'Keys',
      group: 'Window',
      keys: ['?'],
      run: () => openDialog('keys'),
    },
  ]);
  return (
    <Dialog.Root open={open} onOpenChange={(wanted) => openDialog(wanted ? 'keys' : null)}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup className={styles.popup} finalFocus={focusBefore}>
          <header className={styles.header}>
            <Dialog.Title>Keys</Dialog.Title>
            <Dialog.Close className={styles.close} aria-label="Close (Escape)">
              <X size={16} aria-hidden="true" />
            </Dialog.Close>
          </header>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it may be longer than the window, and scrolls by keys */}
          <section className={styles.body} tabIndex={0} aria-label="List of keys">
            {open && groupsOf(known()).map((group) => <KeyGroup key={group.title} {...group} />)}
          </section>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** What is done by keys that are no commands, because they mean something in one place only. */
const PLACES: readonly KeyGroupProps[] = [
  {
    title: 'In the picture',
    lines: [
      { words: 'Move', keys: ['ArrowLeft', 'ArrowUp', 'ArrowRight', 'ArrowDown'] },
      { words: 'Leave what is selected, or the presentation', keys: ['Escape'] },
    ],
  },
  {
    title: 'In the outline',
    lines: [
      { words: 'Go to a row', keys: ['ArrowUp', 'ArrowDown'] },
      { words: 'Open, close', keys: ['ArrowRight', 'ArrowLeft'] },
      { words: 'Select', keys: ['Enter'] },
      { words: 'Open all beside it', keys: ['*'] },
      { words: 'Go to what begins so', keys: ['a … z'] },
    ],
  },
];

interface KeyGroupProps {
  readonly title: string;
  readonly lines: readonly { readonly words: string; readonly keys: readonly string[] }[];
}

function KeyGroup({ title, lines }: KeyGroupProps) {
  return (
    <section className={styles.group}>
      <h3>{title}</h3>
      <dl>
        {lines.map(({ words, keys }) => (
          <div key={words} className={styles.line}>
            <dt>{words}</dt>
            <dd>
              {keys.map((name) => (
                <KeyCaps key={name} name={name} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function groupsOf(commands: readonly Command[]): KeyGroupProps[] {
  const groups = new Map<string, KeyGroupProps['lines'][number][]>();
  for (const { group, title, keys } of commands) {
    if (keys === undefined || keys.length === 0) continue;
    const lines = groups.get(group) ?? [];
    lines.push({ words: title, keys });
    groups.set(group, lines);
  }
  return [...Array.from(groups, ([title, lines]) => ({ title, lines })), ...PLACES];
}
