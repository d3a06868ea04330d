import type { Selected } from '../../state/selection.ts';
import { capital } from '../../texts/kinds.ts';
import { CopyButton } from '../CopyButton.tsx';
import { Section } from '../Section.tsx';
import { useShown } from '../shown.ts';
import {
  namespaceCommands,
  objectCommands,
  processCommands,
  type ShellCommand,
} from './commands.ts';
import styles from './InShell.module.css';

/** The commands that show the same, to be taken along. */
export function InShell({ thing }: { thing: Selected }) {
  const { world } = useShown();
  const commands = (() => {
    switch (thing.kind) {
      case 'object':
        return objectCommands(thing.object, world);
      case 'process':
        return processCommands(thing.process, world);
      case 'namespace':
        return namespaceCommands(thing.namespace, world);
    }
  })();
  return (
    <Section title="The same in a shell">
      {commands.length === 0 && (
        <p className={styles.note}>
          No command leads there: no process is in its namespace, and nothing that holds it has a
          path.
        </p>
      )}
      {commands.map((shell) => (
        <Line key={shell.shows} shell={shell} alone={commands.length === 1} />
      ))}
    </Section>
  );
}

function Line({ shell, alone }: { shell: ShellCommand; alone: boolean }) {
  const { shows, command, note } = shell;
  return (
    <div className={styles.shell}>
      {!alone && <p className={styles.shows}>{capital(shows)}</p>}
      <div className={styles.line}>
        <code className={styles.command}>{command}</code>
        <CopyButton
          text={command}
          name={alone ? 'Command' : `Command for ${shows}`}
          explain={`Shows ${shows} in a terminal.`}
        />
      </div>
      {note !== null && <p className={styles.note}>{note}</p>}
    </div>
  );
}
