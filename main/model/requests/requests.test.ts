import fc from 'fast-check';
import { expect, test } from 'vitest';
import { identityOf, sameObject } from './identity.ts';
import { MOST_BYTES, MOST_MESSAGES, MOST_TEXT } from './question.ts';
import { answerSchema, parseQuestion } from './schema.ts';

const base = { namespace: 'ipc:1', mode: 0o600, uid: 0, gid: 0, creatorUid: 0, creatorGid: 0 };
const queue = {
  ...base,
  id: 'ipc:1/msg/3',
  kind: 'msg',
  sysvId: 3,
  key: 5,
  bytes: 0,
  messages: 0,
  lastSender: 0,
  lastReceiver: 0,
  sentAt: 0,
  receivedAt: 0,
  changedAt: 100,
} as const;
const set = {
  ...base,
  id: 'ipc:1/sem/3',
  kind: 'sem',
  sysvId: 3,
  key: 5,
  semaphores: null,
  count: 2,
  operatedAt: 0,
  changedAt: 100,
} as const;
const posix = {
  id: 'ipc:1/mqueue/q',
  namespace: 'ipc:1',
  kind: 'mqueue',
  mode: 0o600,
  uid: 0,
  gid: 0,
  name: '/q',
  inode: 7,
  bytes: 0,
  notify: null,
} as const;

test('what never changes of an object tells it from the next of its number', () => {
  const shown = identityOf(queue);
  expect(sameObject(shown, identityOf({ ...queue, messages: 3, mode: 0o640, sentAt: 9 }))).toBe(
    true,
  );
  for (const other of [{ key: 6 }, { creatorUid: 1 }, { creatorGid: 1 }, { changedAt: 101 }]) {
    expect(sameObject(shown, identityOf({ ...queue, ...other }))).toBe(false);
  }
});

test('the time of change of a set moves on with its values', () => {
  const shown = identityOf(set);
  expect(sameObject(shown, identityOf({ ...set, changedAt: 150 }))).toBe(true);
  expect(sameObject(shown, identityOf({ ...set, changedAt: 99 }))).toBe(false);
  expect(sameObject(shown, identityOf({ ...set, count: 3 }))).toBe(false);
});

test('a POSIX queue is its file, and without knowing that there is no saying', () => {
  const { inode: _, ...unknown } = posix;
  expect(sameObject(identityOf(posix), identityOf({ ...posix, bytes: 9 }))).toBe(true);
  expect(sameObject(identityOf(posix), identityOf({ ...posix, inode: 8 }))).toBe(false);
  expect(sameObject(identityOf(unknown), identityOf(unknown))).toBe(false);
});

test('questions are bounded', () => {
  const object = identityOf(queue);
  const ask = (parts: object) =>
    'question' in parseQuestion({ kind: 'messages', object, from: 0, count: 1, most: 1, ...parts });
  expect(ask({})).toBe(true);
  expect(ask({ count: MOST_MESSAGES, most: Math.floor(MOST_TEXT / MOST_MESSAGES) })).toBe(true);
  expect(ask({ count: MOST_MESSAGES, most: MOST_TEXT })).toBe(false);
  expect(ask({ count: MOST_MESSAGES + 1 })).toBe(false);
  expect(ask({ from: -1 })).toBe(false);
  expect(ask({ object: identityOf(set) })).toBe(false);
  expect(ask({ surplus: 1 })).toBe(false);
  const segment = { ...object, kind: 'shm', size: '9223372036854775807' };
  const bytes = (parts: object) =>
    'question' in
    parseQuestion({
      kind: 'bytes',
      object: segment,
      offset: '0',
      length: 1,
      attach: false,
      ...parts,
    });
  expect(bytes({ offset: `${2n ** 63n - 1n}`, length: MOST_BYTES })).toBe(true);
  expect(bytes({ offset: `${2n ** 63n}` })).toBe(false);
  expect(bytes({ offset: '-1' })).toBe(false);
  expect(bytes({ length: MOST_BYTES + 1 })).toBe(false);
});

test('whatever comes is either understood or refused in words', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      const parsed = parseQuestion(value);
      return 'wrong' in parsed && parsed.wrong !== '';
    }),
  );
  fc.assert(fc.property(fc.anything(), (value) => !answerSchema.safeParse(value).success));
});
