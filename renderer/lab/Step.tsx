import type { LabRecord, LabStep } from '../../preload/contract.ts';
import styles from './Dock.module.css';
import { columnsOf, plainLines } from './outputs.ts';
import { Run } from './Run.tsx';

interface Props {
  readonly step: LabStep;
  readonly record: LabRecord | undefined;
  /** A later one was played already. */
  readonly earlier: boolean;
  readonly busy: boolean;
}

/** One step: what it is about, and what its commands did. */
export function Step({ step, record, earlier, busy }: Props) {
  const runs = record?.runs ?? [];
  const waiting = step.commands.slice(runs.length);
  return (
    <div className={styles.step}>
      <div className={styles.words} aria-live="polite">
        <h3 className={styles.title}>{step.title}</h3>
        <p className={styles.text}>{step.text}</p>
        {earlier && (
          <p className={styles.note}>
            You went back: this is what came then. Later steps are not undone.
          </p>
        )}
      </div>
      {step.compare && runs.length === step.commands.length ? (
        <div className={styles.columns} data-compared="true">
          {columnsOf(runs, record?.rooms ?? []).map(({ room, runs: all }) => (
            <div key={room} className={styles.column}>
              {all.map(({ run, lines }) => (
                <Run key={run.command} run={run} lines={lines} compared />
              ))}
            </div>
          ))}
        </div>
      ) : (
        <div className={styles.runs}>
          {runs.map((run, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a command may be there twice
            <Run key={at} run={run} lines={plainLines(run.output)} />
          ))}
          {busy && waiting.length > 0 && (
            <p className={styles.note} role="status">
              {waiting[0]?.command}
            </p>
          )}
        </div>
      )}
    </div>
  );
}
