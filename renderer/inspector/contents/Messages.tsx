import { useState } from 'react';
import { identityOf, type MessageQueue, type MessagesAnswer } from '../../../preload/contract.ts';
import { bridge } from '../../app/bridge.ts';
import { plural } from '../../texts/numbers.ts';
import { clock, date } from '../../texts/times.ts';
import { useLive } from '../live.ts';
import { Section } from '../Section.tsx';
import styles from './Contents.module.css';
import { type Form, FormChoice } from './FormChoice.tsx';
import { GLANCE_BYTES, PAGE } from './limits.ts';
import { MessageList } from './MessageList.tsx';
import { Refused } from './Refused.tsx';
import { useAnswer } from './useAnswer.ts';

/** The messages of a queue, copied when a person asks. */
export function Messages({ queue }: { queue: MessageQueue }) {
  const live = useLive();
  const [form, setForm] = useState<Form>('text');
  const [{ asking, answer, refusal }, ask] = useAnswer<MessagesAnswer>();
  const read = () => {
    const main = bridge();
    if (main !== null) void ask(() => main.messages(identityOf(queue), 0, PAGE, GLANCE_BYTES));
  };
  return (
    <Section title="What is in it">
      {answer === null && (
        <p className={styles.about}>
          The messages can be copied. None is taken, and nothing of the queue changes, not even its
          last receiver (MSG_COPY of msgrcv(2)).
        </p>
      )}
      <div className={styles.buttons}>
        <button type="button" className={styles.button} disabled={!live || asking} onClick={read}>
          {answer === null ? 'Read messages' : 'Read again'}
        </button>
        {answer !== null && answer.total > 0 && <FormChoice form={form} onForm={setForm} />}
      </div>
      <Refused refusal={refusal} />
      {answer !== null && (
        <>
          <p className={styles.told} role="status" title={date(answer.takenAt)}>
            {answer.total === 0 ? 'No message' : plural(answer.total, 'message')}, copied at{' '}
            {clock(answer.takenAt)}
          </p>
          {answer.total > 0 && (
            <MessageList key={answer.takenAt} queue={queue} first={answer} form={form} />
          )}
        </>
      )}
    </Section>
  );
}
