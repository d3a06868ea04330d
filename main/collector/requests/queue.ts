import { closeSync, constants, fstatSync } from 'node:fs';
import type { AttributesAnswer, Refusal } from '../../model/requests/answer.ts';
import type { QueueIdentity } from '../../model/requests/identity.ts';
import { attempt } from '../kernel/files.ts';
import { queueNameOf } from '../mqueue/name.ts';
import type { Calls } from './calls.ts';
import { REPLACED, refusalOf } from './refusals.ts';

/** The bytes of its name with the slash, as mq_open(3) takes it. */
export function nameOf({ id, namespace }: QueueIdentity): Buffer {
  const part = id.slice(`${namespace}/mqueue/`.length);
  return Buffer.concat([Buffer.from('/'), queueNameOf(part)]);
}

/** Does something with the queue of the name that was shown, if it is still that one. */
export function withQueue<Value>(
  calls: Calls,
  shown: QueueIdentity,
  doing: (fd: number) => Value,
): Value | Refusal {
  const name = nameOf(shown);
  let opened = attempt(() => calls.openQueue(name, constants.O_RDONLY));
  // Whoever may only send may ask as well.
  if ('refusal' in opened && opened.refusal === 'refused') {
    opened = attempt(() => calls.openQueue(name, constants.O_WRONLY));
  }
  if ('refusal' in opened) {
    const code = { gone: 'ENOENT', refused: 'EACCES', failed: 'EIO' }[opened.refusal];
    return refusalOf({ code, message: `${code}: mq_open` });
  }
  try {
    return fstatSync(opened.value).ino === shown.inode ? doing(opened.value) : REPLACED;
  } catch (error) {
    return refusalOf(error);
  } finally {
    closeSync(opened.value);
  }
}

/** Its depth and limits. Opening it neither takes a message nor its place in a notification. */
export function readAttributes(calls: Calls, shown: QueueIdentity): AttributesAnswer | Refusal {
  return withQueue(calls, shown, (fd) => ({
    ok: true as const,
    kind: 'queue-attributes' as const,
    takenAt: Date.now(),
    ...calls.queueAttributes(fd),
  }));
}
