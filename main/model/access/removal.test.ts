import { expect, test } from 'vitest';
import type { Credentials } from './credentials.ts';
import { removalOf } from './removal.ts';
import { CAPABILITIES } from './rule.ts';
import type { Directory, Guarded, NamespaceFacts } from './surroundings.ts';

const ada: Credentials = {
  euid: 1001,
  fsuid: 1001,
  fsgid: 1001,
  groups: [],
  capabilities: 0n,
  ipcNamespace: 'ipc:1',
  userNamespace: 'user:1',
};
const common = { namespace: 'ipc:1', mode: 0o777, uid: 5, gid: 5 };
const segment: Guarded = { ...common, kind: 'shm', creatorUid: 6, creatorGid: 6 };
const queue: Guarded = { ...common, kind: 'mqueue' };
const AS_MADE: Directory = { uid: 0, gid: 0, mode: 0o1777 };

function answer(one: Partial<Credentials>, object: Guarded, queueDirectory?: Directory) {
  const namespaces = new Map<string, NamespaceFacts>([
    ['user:1', { initial: true, parent: null, owner: null }],
    [
      'ipc:1',
      { initial: true, parent: null, owner: 'user:1', queueDirectory: queueDirectory ?? null },
    ],
  ]);
  return removalOf({ ...ada, ...one }, object, { namespaces }).allowed;
}

function capable(name: keyof typeof CAPABILITIES): Partial<Credentials> {
  return { capabilities: 1n << BigInt(CAPABILITIES[name]) };
}

test('System V: owner, creator or CAP_SYS_ADMIN, whatever the mode', () => {
  expect(answer({}, segment)).toBe('no');
  expect(answer({ euid: 5 }, segment)).toBe('yes');
  expect(answer({ euid: 6 }, segment)).toBe('yes');
  expect(answer(capable('CAP_SYS_ADMIN'), segment)).toBe('yes');
  expect(answer(capable('CAP_IPC_OWNER'), segment)).toBe('no');
});

test('POSIX queues: in a sticky directory its owner, the directory’s or CAP_FOWNER', () => {
  expect(answer({}, queue, AS_MADE)).toBe('no');
  expect(answer({ fsuid: 5 }, queue, AS_MADE)).toBe('yes');
  expect(answer({ fsuid: 0 }, queue, AS_MADE)).toBe('yes');
  expect(answer(capable('CAP_FOWNER'), queue, AS_MADE)).toBe('yes');
  expect(answer(capable('CAP_DAC_OVERRIDE'), queue, AS_MADE)).toBe('no');
});

test('POSIX queues: without the sticky bit whoever may write in it', () => {
  expect(answer({}, queue, { ...AS_MADE, mode: 0o777 })).toBe('yes');
  expect(answer({}, queue, { ...AS_MADE, mode: 0o776 })).toBe('no');
  expect(answer({ fsuid: 5 }, queue, { ...AS_MADE, mode: 0o1775 })).toBe('no');
  expect(answer(capable('CAP_DAC_OVERRIDE'), queue, { ...AS_MADE, mode: 0o755 })).toBe('yes');
});

test('a directory that was not looked at leaves it unknown', () => {
  expect(answer({ fsuid: 5 }, queue)).toBe('unknown');
});
