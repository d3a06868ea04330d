import { expect, test } from 'vitest';
import type { Bits, Missing, Power } from './rule.ts';
import { remedy, removalSentence, sentence } from './sentence.ts';

const bits: Bits = { by: 'bits', kind: 'msg', class: 'group', role: 'owner', id: 100, bits: 4 };
const nobody = { class: 'others', role: null, id: null } as const;
const ipcOwner: Power = {
  capability: 'CAP_IPC_OWNER',
  namespace: 'user:2',
  through: { kind: 'effective', namespace: 'user:2' },
};
const reading: Power = {
  capability: 'CAP_DAC_READ_SEARCH',
  namespace: 'user:1',
  through: { kind: 'effective', namespace: 'user:1' },
};

test.each([
  [
    'Lives in ipc:1, the object in ipc:2: nothing is seen through the wall',
    { by: 'wall', process: 'ipc:1', object: 'ipc:2' },
  ],
  ['Group 100 owns the message queue: its bits r-- allow reading', bits],
  [
    'User 5 owns the semaphore set: its bits rw- allow reading and writing',
    { ...bits, kind: 'sem', class: 'user', id: 5, bits: 6 },
  ],
  [
    'User 5 made the message queue: the bits of its user --- allow nothing',
    { ...bits, class: 'user', role: 'creator', id: 5, bits: 0 },
  ],
  [
    'Group 7 is the one that the message queue was made in: the bits of its group -w- allow writing',
    { ...bits, role: 'creator', id: 7, bits: 2 },
  ],
  [
    'Neither user nor group of the POSIX message queue: the bits for others --- allow nothing',
    { ...bits, ...nobody, kind: 'mqueue', bits: 0 },
  ],
  [
    'Group 100 owns the shared memory segment: its bits -w- allow writing, which without reading attaches nothing',
    { ...bits, kind: 'shm', bits: 2 },
  ],
  [
    'CAP_IPC_OWNER in user:2 overrides the permission bits',
    { by: 'capability', power: ipcOwner, bits },
  ],
  [
    'CAP_IPC_OWNER in user:1, which counts in user:2 below it, overrides the permission bits',
    {
      by: 'capability',
      power: { ...ipcOwner, through: { kind: 'effective', namespace: 'user:1' } },
      bits,
    },
  ],
  [
    'CAP_IPC_OWNER in user:2, which user 1000 has as maker of user:2, overrides the permission bits',
    {
      by: 'capability',
      power: { ...ipcOwner, through: { kind: 'maker', namespace: 'user:2', uid: 1000 } },
      bits,
    },
  ],
  [
    'CAP_DAC_READ_SEARCH in user:1 allows reading whatever the permission bits are',
    { by: 'capability', power: reading, bits: { ...bits, kind: 'mqueue', bits: 0 } },
  ],
  [
    'CAP_DAC_READ_SEARCH in user:1 allows reading whatever the permission bits are; they allow writing, but not both through one descriptor',
    { by: 'capability', power: reading, bits: { ...bits, kind: 'mqueue', bits: 2 } },
  ],
  [
    'Not known: the IPC namespace of the process could not be read',
    { by: 'unknown', missing: { what: 'ipc-namespace', of: '' }, bits: null },
  ],
  [
    'Group 100 owns the message queue: its bits r-- allow reading; the rest is not known: the user who made user:2 could not be read',
    { by: 'unknown', missing: { what: 'owner-uid', of: 'user:2' }, bits },
  ],
] as const)('%s', (text, rule) => {
  expect(sentence(rule)).toBe(text);
});

test.each([
  ['User 5 made it, and may remove it', { by: 'user', role: 'creator', uid: 5 }],
  ['CAP_IPC_OWNER in user:2 allows removing it', { by: 'power', power: ipcOwner }],
  [
    'Neither its user nor with CAP_SYS_ADMIN in user:2: may not remove it',
    { by: 'stranger', capability: 'CAP_SYS_ADMIN', namespace: 'user:2' },
  ],
  [
    'The bits r-x of the directory of POSIX message queues do not allow removing from it',
    { by: 'directory', bits: { ...bits, bits: 5 } },
  ],
  [
    'The bits rwx of the directory of POSIX message queues allow removing from it',
    { by: 'directory', bits: { ...bits, bits: 7 } },
  ],
  [
    'Not known: the directory of the POSIX message queues of ipc:1 could not be read',
    { by: 'unknown', missing: { what: 'queue-directory', of: 'ipc:1' } },
  ],
] as const)('%s', (text, rule) => {
  expect(removalSentence(rule)).toBe(text);
});

test('whatever is missing has its words and what would mend it', () => {
  const all: Missing['what'][] = [
    'object',
    'ipc-namespace',
    'user-namespace',
    'ids',
    'capabilities',
    'owner',
    'parent',
    'owner-uid',
    'id-map',
    'queue-directory',
    'kernel',
    'overflow-id',
  ];
  const texts = all.map((what) =>
    sentence({ by: 'unknown', missing: { what, of: 'user:2' }, bits: null }),
  );
  expect(new Set(texts).size).toBe(all.length);
  const plain = { uid: 1000, canEnterNamespaces: false };
  const mended = all.filter((what) => remedy({ what, of: '' }, plain) !== null);
  expect(mended).toEqual(all.filter((what) => what !== 'kernel'));
});

test('nobody is told to become what he is', () => {
  const missing: Missing = { what: 'ipc-namespace', of: 'pid 1' };
  const told = (uid: number, canEnterNamespaces: boolean) =>
    remedy(missing, { uid, canEnterNamespaces });
  expect(told(1000, false)).toBe('start with sudo');
  expect(told(0, true)).toBeNull();
  expect(told(0, false)).toContain('outside of containers');
});
