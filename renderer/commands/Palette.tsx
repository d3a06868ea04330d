import { Dialog } from '@base-ui/react/dialog';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { available, type Command } from './commands.ts';
import { focusBefore, openDialog, useDialogs } from './dialogs.ts';
import { fuzzyFit } from './fuzzy.ts';
import { KeyCaps } from './KeyCaps.tsx';
import styles from './Palette.module.css';
import { useCommands } from './useCommands.ts';

/** Everything that can be done, found by a few letters of its name. */
export function Palette() {
  const open = useDialogs((state) => state.open === 'palette');
  useCommands([
    {
      id: 'commands.palette',
      title: 'Find a command',
      group: 'Window',
      keys: ['Ctrl+K'],
      run: () => openDialog('palette'),
    },
  ]);
  return (
    <Dialog.Root open={open} onOpenChange={(wanted) => openDialog(wanted ? 'palette' : null)}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup className={styles.popup} finalFocus={focusBefore}>
          <Dialog.Title className="only-spoken">Find a command</Dialog.Title>
          {open && <Commands />}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Commands() {
  const listId = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const [all] = useState(() => available().filter(({ id }) => id !== 'commands.palette'));
  const commands = useMemo(() => fitting(all, typed), [all, typed]);
  const active = commands[Math.min(at, commands.length - 1)];
  const chosen = useRef<Command | null>(null);
  const field = useRef<HTMLInputElement>(null);

  // The dialog does this too, but not where it is opened again while it still goes away.
  useEffect(() => {
    field.current?.focus();
    const again = requestAnimationFrame(() => field.current?.focus());
    return () => cancelAnimationFrame(again);
  }, []);

  // There is nothing else in it: what takes the focus while it is open is the dialog before.
  function keepFocus(): void {
    setTimeout(() => {
      const open = useDialogs.getState().open === 'palette';
      if (open && document.hasFocus()) field.current?.focus();
    });
  }

  // Once the dialog has gone and given the focus back: a command may want it elsewhere.
  useEffect(
    () => () => {
      const command = chosen.current;
      if (command) setTimeout(() => command.run());
    },
    [],
  );

  function choose(command: Command): void {
    chosen.current = command;
    openDialog(null);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing || commands.length === 0) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setAt((Math.min(at, commands.length - 1) + step + commands.length) % commands.length);
    } else if (event.key === 'Enter' && active) {
      event.preventDefault();
      choose(active);
    }
  }

  return (
    <>
      <input
        ref={field}
        className={styles.field}
        type="text"
        role="combobox"
        aria-label="Find a command"
        aria-expanded={commands.length > 0}
        aria-controls={commands.length > 0 ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={active && domId(active)}
        placeholder="What would you like to do?"
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
        onBlur={keepFocus}
      />
      {commands.length === 0 && (
        <p className={styles.nothing} role="status">
          No command is called that.
        </p>
      )}
      {commands.length > 0 && (
        <div id={listId} className={styles.list} role="listbox" aria-label="Commands" tabIndex={-1}>
          {commands.map((command, index) => (
            <Choice
              key={command.id}
              command={command}
              active={command === active}
              onPoint={() => setAt(index)}
              onChoose={() => choose(command)}
            />
          ))}
        </div>
      )}
    </>
  );
}

function Choice(props: {
  command: Command;
  active: boolean;
  onPoint: () => void;
  onChoose: () => void;
}) {
  const { command, active, onPoint, onChoose } = props;
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active) ref.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  const [keys] = command.keys ?? [];
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the field has the focus and points here
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the keys for all of them
    <div
      ref={ref}
      id={domId(command)}
      className={styles.command}
      role="option"
      aria-selected={active}
      onPointerMove={onPoint}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <span className={styles.group}>{command.group}</span>
      <span className={styles.title}>{command.title}</span>
      {keys !== undefined && <KeyCaps name={keys} />}
    </div>
  );
}

const domId = ({ id }: Command) => `command-${id}`;

/** The best first; all of them, in their groups, while nothing is typed. */
function fitting(commands: readonly Command[], typed: string): readonly Command[] {
  const groups = [...new Set(commands.map(({ group }) => group))];
  return commands
    .map((command) => ({ command, fit: fuzzyFit(`${command.title} ${command.group}`, typed) }))
    .filter(({ fit }) => fit > 0)
    .sort(
      (a, b) => b.fit - a.fit || groups.indexOf(a.command.group) - groups.indexOf(b.command.group),
    )
    .map(({ command }) => command);
}
