import { type IpcObject, identityOf, type RemoveAnswer } from '../../../preload/contract.ts';
import { bridge } from '../../app/bridge.ts';
import { useLive } from '../live.ts';
import { Section } from '../Section.tsx';
import styles from './Actions.module.css';
import { Outcome } from './Outcome.tsx';
import { useAction } from './useAction.ts';

/** Removes an object; the main process asks before, and names what goes. */
export function RemoveObject({ object }: { object: IpcObject }) {
  const live = useLive();
  const { busy, outcome, failed, act } = useAction();
  function remove(): void {
    const main = bridge();
    if (main === null) return;
    void act(() => main.remove(identityOf(object)), words);
  }
  return (
    <Section title="What can be done with it">
      <button type="button" className={styles.button} disabled={!live || busy} onClick={remove}>
        Remove…
      </button>
      <p className={styles.about}>
        You are asked first, and told what goes and who uses it. The same as{' '}
        {object.kind === 'mqueue' ? 'mq_unlink(3)' : 'ipcrm(1)'} in its namespace.
      </p>
      <Outcome words={outcome} failed={failed} />
    </Section>
  );
}

function words({ outcome }: RemoveAnswer): string {
  return outcome === 'removed'
    ? 'It was removed.'
    : 'It was marked for removal: it goes with its last attach.';
}
