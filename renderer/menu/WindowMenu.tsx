import { Menu } from '@base-ui/react/menu';
import { EllipsisVertical } from 'lucide-react';
import { useRef } from 'react';
import { Tip } from '../app/Tip.tsx';
import { run } from '../commands/commands.ts';
import { KeyCaps } from '../commands/KeyCaps.tsx';
import { useCommands } from '../commands/useCommands.ts';
import { EXPORTS, type ExportForm, exportAs } from '../export/exports.ts';
import styles from './WindowMenu.module.css';

/** What is done seldom: saving, presenting, looking up keys. */
export function WindowMenu() {
  useCommands(
    EXPORTS.map((form) => ({
      id: `export.${form.id}`,
      title: `Save: ${form.title}`,
      group: 'Export',
      run: () => void exportAs(form),
    })),
  );
  const place = useRef<HTMLSpanElement>(null);
  return (
    <Menu.Root>
      <Tip text="Export and more">
        <Menu.Trigger className={styles.button} aria-label="Export and more">
          <EllipsisVertical size={16} aria-hidden="true" />
        </Menu.Trigger>
      </Tip>
      {/* In the bar that it belongs to, so that it is found there. */}
      <span ref={place} />
      <Menu.Portal container={place}>
        <Menu.Positioner
          className={styles.above}
          side="bottom"
          align="end"
          sideOffset={8}
          collisionPadding={8}
        >
          <Menu.Popup className={styles.popup}>
            <Exports title="Save the picture as it is shown" group="picture" />
            <Exports title="Save what is in it" group="content" />
            <Menu.Separator className={styles.separator} />
            <Item command="presentation.toggle" words="Present" keys="F5" />
            <Item command="commands.palette" words="Find a command" keys="Ctrl+K" />
            <Item command="commands.keys" words="Keys" keys="?" />
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function Exports({ title, group }: { title: string; group: ExportForm['group'] }) {
  return (
    <Menu.Group>
      <Menu.GroupLabel className={styles.heading}>{title}</Menu.GroupLabel>
      {EXPORTS.filter((form) => form.group === group).map((form) => (
        <Menu.Item key={form.id} className={styles.item} onClick={() => void exportAs(form)}>
          {form.title}
        </Menu.Item>
      ))}
    </Menu.Group>
  );
}

/** A command that has keys. It runs once the menu has gone and given the focus back. */
function Item({ command, words, keys }: { command: string; words: string; keys: string }) {
  return (
    <Menu.Item className={styles.item} onClick={() => setTimeout(() => run(command))}>
      <span className={styles.words}>{words}</span>
      <span aria-hidden="true">
        <KeyCaps name={keys} />
      </span>
    </Menu.Item>
  );
}
