import type { IpcObject } from '../../preload/contract.ts';

/** Messages that must have passed. */
export interface Flow {
  readonly sent: number;
  readonly received: number;
}

const NONE: Flow = { sent: 0, received: 0 };

/**
 * How many messages passed a queue between two looks, at least. The kernel keeps no
 * count of them: it tells how many are there, and who was the last to send or receive,
 * and in which second (msgctl(2)). What is sent and received between two looks within
 * one second, by those who were last before, leaves no trace.
 */
export function leastFlow(before: IpcObject, after: IpcObject): Flow {
  if (before.kind === 'msg' && after.kind === 'msg') {
    if (before.unknown?.length || after.unknown?.length) return NONE;
    const growth = after.messages - before.messages;
    const sentSome = before.sentAt !== after.sentAt || before.lastSender !== after.lastSender;
    const receivedSome =
      before.receivedAt !== after.receivedAt || before.lastReceiver !== after.lastReceiver;
    return balanced(growth, sentSome, receivedSome);
  }
  if (before.kind === 'mqueue' && after.kind === 'mqueue') {
    if (before.unknown?.includes('bytes') || after.unknown?.includes('bytes')) return NONE;
    return {
      sent: after.bytes > before.bytes ? 1 : 0,
      received: after.bytes < before.bytes ? 1 : 0,
    };
  }
  return NONE;
}

/** What grew by so many has been sent so many more than were received from it. */
function balanced(growth: number, sentSome: boolean, receivedSome: boolean): Flow {
  const sent = Math.max(growth, sentSome ? 1 : 0, 0);
  const received = Math.max(-growth, receivedSome ? 1 : 0, 0);
  return { sent: Math.max(sent, received + growth), received: Math.max(received, sent - growth) };
}
