import type { CopiedMessage, MessagesAnswer, Refusal } from '../../model/requests/answer.ts';
import type { MessagesQuestion } from '../../model/requests/question.ts';
import type { MessageQueue } from '../../model/snapshot.ts';
import { type Calls, TYPE_BYTES } from './calls.ts';
import { failed, GONE, refusalOf } from './refusals.ts';

/** `kernel.msgmax` as the kernel is built: nearly all messages fit. */
const USUAL = 8192;
/** Longer ones are only told of; `kernel.msgmax` may be set higher. */
const LONGEST = 16 * 1024 * 1024;

/**
 * Copies messages of a queue of the namespace that the thread is in, msgrcv(2) with
 * MSG_COPY. The kernel copies and returns before it touches the queue
 * (`do_msgrcv()` in `ipc/msg.c`): nothing is taken, and `lrpid` and `rtime` stay.
 */
export function copyMessages(
  calls: Pick<Calls, 'copyMessage'>,
  queue: MessageQueue,
  { from, count, most }: MessagesQuestion,
): MessagesAnswer | Refusal {
  const messages: CopiedMessage[] = [];
  let buffer = Buffer.alloc(TYPE_BYTES + USUAL);
  const takenAt = Date.now();
  while (messages.length < count) {
    const index = from + messages.length;
    try {
      const bytes = calls.copyMessage(queue.sysvId, index, buffer);
      const text = buffer.subarray(TYPE_BYTES, TYPE_BYTES + Math.min(bytes, most));
      const type = `${buffer.readBigInt64LE()}`;
      messages.push({ index, type, bytes, head: text.toString('base64') });
    } catch (error) {
      switch ((error as NodeJS.ErrnoException).code) {
        case 'ENOMSG':
          return answer();
        case 'E2BIG':
          if (buffer.length < LONGEST) buffer = Buffer.alloc(TYPE_BYTES + 2 * buffer.length);
          else messages.push(unread(index));
          break;
        case 'EINVAL':
          // Longer than msgmax, which was lowered since it was sent (`copy_msg()`).
          if (queue.messages <= index) return GONE;
          messages.push(unread(index));
          break;
        case 'ENOSYS':
          return failed(
            'This kernel cannot show messages without taking them: it was built without CONFIG_CHECKPOINT_RESTORE (MSG_COPY)',
          );
        default:
          return refusalOf(error);
      }
    }
  }
  return answer();

  function answer(): MessagesAnswer {
    return { ok: true, kind: 'messages', takenAt, total: queue.messages, messages };
  }
}

function unread(index: number): CopiedMessage {
  return { index, type: null, bytes: 0, head: '' };
}
