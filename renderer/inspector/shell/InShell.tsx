import type { Selected } from '../../state/selection.ts';
import { CopyButton } from '../CopyButton.tsx';
import { Section } from '../Section.tsx';
import { useShown } from '../shown.ts';
import { namespaceCommand, objectCommand, processCommand } from './commands.ts';
import styles from './InShell.module.css';

/** The command that shows the same, to be taken along. */
export function InShell({ thing }: { thing: Selected }) {
  const { world } = useShown();
  const shell = (() => {
    switch (thing.kind) {
      case 'object':
        return objectCommand(thing.object, world);
      case 'process':
        return processCommand(thing.process);
      case 'namespace':
        return namespaceCommand(thing.namespace, world);
    }
  })();
  return (
    <Section title="The same in a shell">
      {shell === null ? (
        <p className={styles.note}>
          No command leads there: no process is in its namespace, and nothing that holds it has a
          path.
        </p>
      ) : (
        <>
          <div className={styles.line}>
            <code className={styles.command}>{shell.command}</code>
            <CopyButton
              text={shell.command}
              name="Command"
              explain="What shows the same in a terminal."
            />
          </div>
          {shell.note !== null && <p className={styles.note}>{shell.note}</p>}
        </>
      )}
    </Section>
  );
}
