import { useEffect } from 'react';
import {
  type CopiedMessage,
  identityOf,
  type MessageQueue,
  type MessagesAnswer,
} from '../../../preload/contract.ts';
import { bridge } from '../../app/bridge.ts';
import { number } from '../../texts/numbers.ts';
import { exactBytes } from '../../texts/sizes.ts';
import { CopyButton } from '../CopyButton.tsx';
import { fromBase64, hexRows, hexText, text } from './bytes.ts';
import styles from './Contents.module.css';
import type { Form } from './FormChoice.tsx';
import { WHOLE_BYTES } from './limits.ts';
import { Refused } from './Refused.tsx';
import { useAnswer } from './useAnswer.ts';

interface Props {
  readonly queue: MessageQueue;
  /** As it stood in the list. */
  readonly message: CopiedMessage;
  readonly form: Form;
}

/** One message as a whole; it is copied again where only its beginning was. */
export function MessageDetail({ queue, message, form }: Props) {
  const [{ answer, refusal }, ask] = useAnswer<MessagesAnswer>();
  const identity = identityOf(queue);
  const cut = fromBase64(message.head).length < message.bytes;
  // Once, for the message that was chosen: what changes of the queue meanwhile is no reason.
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  useEffect(() => {
    const main = bridge();
    if (cut && main) void ask(() => main.messages(identity, message.index, 1, WHOLE_BYTES));
  }, [ask, cut, message]);

  const again = answer?.messages[0];
  const moved =
    again !== undefined && (again.type !== message.type || again.bytes !== message.bytes);
  const bytes = fromBase64(again && !moved ? again.head : message.head);
  const shown = form === 'hex' ? hexText(hexRows(bytes, 0n, 8, 4), 8) : text(bytes, true);
  return (
    <section className={styles.detail} aria-label={`Message ${message.index}`}>
      <div className={styles.detailHead}>
        <span>
          Message {number(message.index)}, type {message.type}, {exactBytes(message.bytes)}
        </span>
        <CopyButton text={shown} name="Message" explain="What is shown of it." />
      </div>
      <Refused refusal={refusal} />
      {moved && (
        <p className={styles.refused}>
          The queue has moved since: another message is in this place. Read again.
        </p>
      )}
      {bytes.length < message.bytes && !moved && (
        <p className={styles.told}>Its first {exactBytes(bytes.length)}:</p>
      )}
      {message.bytes === 0 ? (
        <p className={styles.told}>It has no text.</p>
      ) : (
        <pre className={styles.body}>{shown}</pre>
      )}
    </section>
  );
}
