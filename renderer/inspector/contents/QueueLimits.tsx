import { type AttributesAnswer, identityOf, type PosixQueue } from '../../../preload/contract.ts';
import { bridge } from '../../app/bridge.ts';
import { POSIX_QUEUE_LIMITS as text } from '../../texts/fields/object.ts';
import { plural } from '../../texts/numbers.ts';
import { exactBytes, size } from '../../texts/sizes.ts';
import { clock } from '../../texts/times.ts';
import { Field } from '../Field.tsx';
import { Fill } from '../Fill.tsx';
import { useLive } from '../live.ts';
import { Fields, Section } from '../Section.tsx';
import styles from './Contents.module.css';
import { Refused } from './Refused.tsx';
import { useAnswer } from './useAnswer.ts';

/** How many messages a POSIX queue has and may have, and why none is shown. */
export function QueueLimits({ queue }: { queue: PosixQueue }) {
  const live = useLive();
  const [{ asking, answer, refusal }, ask] = useAnswer<AttributesAnswer>();
  const read = () => {
    const main = bridge();
    if (main !== null) void ask(() => main.queueAttributes(identityOf(queue)));
  };
  return (
    <Section title="What is in it">
      <p className={styles.about}>
        Its messages cannot be shown: the kernel has no call that reads them and leaves them in the
        queue, mq_receive(3). How many there are can be read; nothing changes by that.
      </p>
      <div className={styles.buttons}>
        <button type="button" className={styles.button} disabled={!live || asking} onClick={read}>
          {answer === null ? 'Read depth and limits' : 'Read again'}
        </button>
        {answer !== null && <span className={styles.told}>as of {clock(answer.takenAt)}</span>}
      </div>
      <Refused refusal={refusal} />
      {answer !== null && (
        <Fields>
          <Field
            text={text.messages}
            raw={`mq_curmsgs ${answer.messages}`}
            copy={String(answer.messages)}
            note={
              <Fill
                part={answer.messages}
                whole={answer.maxMessages}
                label={`of the ${plural(answer.maxMessages, 'message')} that it takes`}
              />
            }
          >
            {plural(answer.messages, 'message')}
          </Field>
          <Field
            text={text.maxMessages}
            raw={`mq_maxmsg ${answer.maxMessages}`}
            copy={String(answer.maxMessages)}
          >
            {plural(answer.maxMessages, 'message')}
          </Field>
          <Field
            text={text.messageSize}
            raw={exactBytes(answer.messageSize)}
            copy={String(answer.messageSize)}
          >
            {size(answer.messageSize)}
          </Field>
        </Fields>
      )}
    </Section>
  );
}
