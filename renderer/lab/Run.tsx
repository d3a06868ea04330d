import type { LabRun } from '../../preload/contract.ts';
import { CopyButton } from '../inspector/CopyButton.tsx';
import { errorsIn } from '../texts/errors.ts';
import { visible } from '../texts/visible.ts';
import { type OutputLine, trimmed } from './outputs.ts';
import styles from './Run.module.css';

interface Props {
  readonly run: LabRun;
  readonly lines: readonly OutputLine[];
  /** It stands beside others. */
  readonly compared?: boolean;
}

/** A command, where it acted, and what came of it. */
export function Run({ run, lines, compared = false }: Props) {
  const { room, command, code, output, surprises } = run;
  return (
    <article className={styles.run}>
      <header className={styles.command}>
        {room !== null && <span className={styles.room}>{room}</span>}
        <code>{command}</code>
        <CopyButton text={command} name="command" explain="Copy the command" />
      </header>
      <Output lines={trimmed(lines)} compared={compared} />
      {errorsIn(output).map(({ name, meaning }) => (
        <p key={name} className={styles.meaning}>
          <b>{name}</b> {meaning}
        </p>
      ))}
      {surprises.length > 0 && (
        <p className={styles.surprise} role="alert">
          This machine answered otherwise than the text says: {surprises.join('; ')}. Exit code{' '}
          {code}.
        </p>
      )}
    </article>
  );
}

function Output({ lines, compared }: Omit<Props, 'run'>) {
  if (lines.length === 0) return <p className={styles.silent}>no output</p>;
  return (
    <pre className={styles.output} data-compared={compared}>
      {lines.map(({ text, differs }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text have no other name
        <span key={at} className={differs ? styles.differs : undefined}>
          {visible(text)}
          {differs && <span className="only-spoken"> (only here)</span>}
          {'\n'}
        </span>
      ))}
    </pre>
  );
}
