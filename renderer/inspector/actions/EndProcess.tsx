import type { EndAnswer, EndSignal, Process } from '../../../preload/contract.ts';
import { bridge } from '../../app/bridge.ts';
import { useLive } from '../live.ts';
import { Section } from '../Section.tsx';
import styles from './Actions.module.css';
import { Outcome } from './Outcome.tsx';
import { useAction } from './useAction.ts';

/** Ends a process; the main process asks before, and names whose it is and what it uses. */
export function EndProcess({ process }: { process: Process }) {
  const live = useLive();
  const { busy, outcome, failed, act } = useAction();
  function end(signal: EndSignal): void {
    const main = bridge();
    if (main === null) return;
    void act(() => main.endProcess(process.pid, process.startTime, signal), words(signal));
  }
  return (
    <Section title="What can be done with it">
      <div className={styles.buttons}>
        <button
          type="button"
          className={styles.button}
          disabled={!live || busy}
          onClick={() => end('SIGTERM')}
        >
          End…
        </button>
        <button
          type="button"
          className={styles.button}
          disabled={!live || busy}
          onClick={() => end('SIGKILL')}
        >
          End at once…
        </button>
      </div>
      <p className={styles.about}>
        You are asked first. “End” asks the process to (SIGTERM); “End at once” leaves it no choice
        (SIGKILL).
      </p>
      <Outcome words={outcome} failed={failed} />
    </Section>
  );
}

function words(signal: EndSignal): (answer: EndAnswer) => string {
  return ({ outcome }) =>
    outcome === 'ended'
      ? 'It has ended.'
      : `It was sent ${signal}, and was still there a second later.`;
}
