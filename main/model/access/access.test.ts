import { describe, expect, test } from 'vitest';
import type { World } from '../difference.ts';
import type { IpcObject, Process } from '../snapshot.ts';
import { accessTo } from './access.ts';
import { type Credentials, credentialsOf } from './credentials.ts';
import { permits } from './operations.ts';
import type { GuardedQueue, GuardedSysv, NamespaceFacts, Surroundings } from './surroundings.ts';

/** Two IPC namespaces: one of the host, one of a container whose user namespace 1000 made. */
const INITIAL: NamespaceFacts = { initial: true, parent: null, owner: null, ownerUid: 0 };
const CHILD: NamespaceFacts = {
  initial: false,
  parent: 'user:1',
  owner: 'user:1',
  ownerUid: 1000,
  uidMap: [{ inside: 0, outside: 1000, count: 1 }],
  gidMap: [{ inside: 0, outside: 1000, count: 1 }],
};
const around: Surroundings = {
  host: { kernel: '6.18.44-amd64' },
  namespaces: new Map<string, NamespaceFacts>([
    ['user:1', INITIAL],
    ['user:2', CHILD],
    ['ipc:1', { initial: true, parent: null, owner: 'user:1' }],
    ['ipc:2', { initial: false, parent: null, owner: 'user:2' }],
  ]),
};

const ada: Credentials = {
  euid: 1001,
  fsuid: 1001,
  fsgid: 1001,
  groups: [100],
  capabilities: 0n,
  ipcNamespace: 'ipc:1',
  userNamespace: 'user:1',
};
const IPC_OWNER = 1n << 15n;
const DAC_OVERRIDE = 1n << 1n;
const DAC_READ_SEARCH = 1n << 2n;

function queue(mode: number, ids: Partial<GuardedSysv> = {}): GuardedSysv {
  const all = { uid: 5, gid: 5, creatorUid: 5, creatorGid: 5 };
  return { kind: 'msg', namespace: 'ipc:1', mode, ...all, ...ids };
}

function posix(mode: number, ids: Partial<GuardedQueue> = {}): GuardedQueue {
  return { kind: 'mqueue', namespace: 'ipc:1', mode, uid: 5, gid: 5, ...ids };
}

function answer(credentials: Credentials, object: GuardedSysv | GuardedQueue) {
  return accessTo(credentials, object, around).access;
}

describe('System V', () => {
  test('owner and creator both have the bits of the user', () => {
    expect(answer(ada, queue(0o600, { uid: 1001 }))).toBe('read-write');
    expect(answer(ada, queue(0o400, { creatorUid: 1001 }))).toBe('read');
  });

  test('groups of owner and creator, by supplementary groups too', () => {
    expect(answer(ada, queue(0o040, { gid: 100 }))).toBe('read');
    expect(answer(ada, queue(0o020, { creatorGid: 1001 }))).toBe('write');
  });

  test('the first class counts, though a later one would allow more', () => {
    expect(answer(ada, queue(0o066, { uid: 1001, gid: 100 }))).toBe('none');
    expect(answer(ada, queue(0o606, { gid: 100 }))).toBe('none');
  });

  test('the effective uid counts, not that of the file system', () => {
    expect(answer({ ...ada, fsuid: 5 }, queue(0o600))).toBe('none');
    expect(answer({ ...ada, euid: 5 }, queue(0o600))).toBe('read-write');
  });

  test('CAP_IPC_OWNER overrides, and CAP_DAC_OVERRIDE does not', () => {
    expect(answer({ ...ada, capabilities: IPC_OWNER }, queue(0))).toBe('read-write');
    expect(answer({ ...ada, capabilities: ~IPC_OWNER & 0xffffn }, queue(0))).toBe('none');
  });
});

describe('POSIX queues', () => {
  test('the uid of the file system counts, not the effective one', () => {
    expect(answer({ ...ada, fsuid: 5 }, posix(0o600))).toBe('read-write');
    expect(answer({ ...ada, euid: 5 }, posix(0o600))).toBe('none');
  });

  test('CAP_DAC_OVERRIDE overrides, and CAP_IPC_OWNER does not', () => {
    expect(answer({ ...ada, capabilities: DAC_OVERRIDE }, posix(0))).toBe('read-write');
    expect(answer({ ...ada, capabilities: IPC_OWNER }, posix(0))).toBe('none');
  });

  test('CAP_DAC_READ_SEARCH lets read, but not both at once', () => {
    const reader = { ...ada, capabilities: DAC_READ_SEARCH };
    expect(answer(reader, posix(0))).toBe('read');
    const both = accessTo(reader, posix(0o002), around);
    expect(both.access).toBe('read-write');
    expect(permits(both, 'read')).toBe(true);
    expect(permits(both, 'write')).toBe(true);
    expect(permits(both, 'read-write')).toBe(false);
  });

  test('a capability counts for files whose ids have a mapping', () => {
    const inside = { ...ada, userNamespace: 'user:2', capabilities: DAC_OVERRIDE };
    expect(answer(inside, posix(0))).toBe('none');
    expect(answer(inside, posix(0, { uid: 1000, gid: 1000 }))).toBe('read-write');
    expect(answer(inside, posix(0, { uid: 1000 }))).toBe('none');
  });
});

describe('looking up a POSIX queue by its name', () => {
  const open = posix(0o666);
  function found(kernel: string | null, mode: number | null, one = ada) {
    const queueDirectory = mode === null ? null : { uid: 0, gid: 0, mode };
    const namespaces = new Map(around.namespaces).set('ipc:1', {
      initial: true,
      parent: null,
      owner: 'user:1',
      queueDirectory,
    });
    return accessTo(one, open, kernel === null ? { namespaces } : { host: { kernel }, namespaces });
  }

  test('older kernels ask for the x bit of the directory', () => {
    expect(found('6.12.48+deb13-amd64', 0o1776)).toMatchObject({
      access: 'none',
      rule: { by: 'directory', bits: { class: 'others', bits: 6 } },
    });
    expect(found('5.15.0', 0o1777).access).toBe('read-write');
    expect(found('6.15.11', 0o1776, { ...ada, fsuid: 0 }).access).toBe('read-write');
    for (const capabilities of [DAC_OVERRIDE, DAC_READ_SEARCH]) {
      expect(found('6.15.11', 0o1776, { ...ada, capabilities }).access).toBe('read-write');
    }
  });

  test('newer ones do not', () => {
    for (const kernel of ['6.16.0-rc1', '6.18', '7.0']) {
      expect(found(kernel, 0o1776).access).toBe('read-write');
      expect(found(kernel, null).access).toBe('read-write');
    }
  });

  test('what is not known only matters where it could decide', () => {
    expect(found('6.12', null).rule).toMatchObject({ missing: { what: 'queue-directory' } });
    expect(found(null, 0o1776).rule).toMatchObject({ missing: { what: 'kernel' } });
    expect(found(null, 0o1777).access).toBe('read-write');
  });
});

describe('user namespaces', () => {
  const inChild = queue(0, { namespace: 'ipc:2' });

  test('a capability counts in its own and those below, not above', () => {
    const below = { ...ada, capabilities: IPC_OWNER, userNamespace: 'user:2' };
    expect(answer({ ...below, ipcNamespace: 'ipc:2' }, inChild)).toBe('read-write');
    expect(answer(below, queue(0))).toBe('none');
    const above = { ...ada, capabilities: IPC_OWNER, ipcNamespace: 'ipc:2' };
    expect(answer(above, inChild)).toBe('read-write');
  });

  test('who made one has all capabilities in it, from its parent', () => {
    const maker = { ...ada, euid: 1000, ipcNamespace: 'ipc:2' };
    expect(accessTo(maker, inChild, around)).toMatchObject({
      access: 'read-write',
      rule: { power: { through: { kind: 'maker', namespace: 'user:2', uid: 1000 } } },
    });
    expect(answer({ ...maker, userNamespace: 'user:2' }, inChild)).toBe('none');
  });
});

test('parents that are hidden do not matter for who lives below', () => {
  const hidden = new Map(around.namespaces)
    .set('user:2', { ...CHILD, parent: null })
    .set('user:3', { ...CHILD, parent: 'user:2' });
  const below = { ...ada, userNamespace: 'user:3', ipcNamespace: 'ipc:2', capabilities: IPC_OWNER };
  const inChild = queue(0, { namespace: 'ipc:2' });
  const world = { ...around, namespaces: hidden };
  expect(accessTo(below, inChild, world).access).toBe('none');
  expect(accessTo({ ...below, userNamespace: 'user:9' }, inChild, world).access).toBe('unknown');
});

test('nothing is seen through the wall, whoever it is', () => {
  const root = { ...ada, euid: 0, capabilities: (1n << 41n) - 1n };
  expect(accessTo(root, queue(0o666, { namespace: 'ipc:2' }), around)).toEqual({
    access: 'cannot-see',
    rule: { by: 'wall', process: 'ipc:1', object: 'ipc:2' },
  });
});

test('what is not known is not guessed, and named', () => {
  const missing = (
    credentials: Credentials,
    object: GuardedSysv | GuardedQueue,
    world = around,
  ) => {
    const { access, rule } = accessTo(credentials, object, { ...around, ...world });
    expect(access).toBe('unknown');
    return rule.by === 'unknown' ? rule.missing : null;
  };
  expect(missing({ ...ada, ipcNamespace: null }, queue(0))).toEqual({
    what: 'ipc-namespace',
    of: '',
  });
  expect(missing({ ...ada, groups: null }, queue(0o640))).toEqual({ what: 'ids', of: '' });
  expect(missing({ ...ada, capabilities: null }, queue(0o640))?.what).toBe('capabilities');
  expect(missing(ada, queue(0o640, { unknown: ['bytes', 'uid'] }))).toEqual({
    what: 'object',
    of: 'uid',
  });
  const hidden = new Map(around.namespaces).set('user:2', { ...CHILD, ownerUid: null });
  const inside = { ...ada, ipcNamespace: 'ipc:2' };
  expect(missing(inside, queue(0, { namespace: 'ipc:2' }), { namespaces: hidden })).toEqual({
    what: 'owner-uid',
    of: 'user:2',
  });
});

test('what the bits grant in full needs no capability to be known', () => {
  expect(answer({ ...ada, capabilities: null, userNamespace: null }, queue(0o666))).toBe(
    'read-write',
  );
});

test('a snapshot is all that it takes', () => {
  // Compiles: objects, processes and worlds of the snapshot are what it asks for.
  const inWorld = (process: Process, object: IpcObject, world: World) =>
    accessTo(credentialsOf(process), object, world);
  expect(inWorld).toBeTypeOf('function');
  const process = { uid: 1001, namespaces: { ipc: 'ipc:1', user: 'user:1' } };
  expect(answer(credentialsOf(process), queue(0o600, { uid: 1001 }))).toBe('read-write');
  expect(answer(credentialsOf(process), queue(0o604))).toBe('unknown');
  const credentials = { fsuid: 1001, fsgid: 1001, groups: [], capabilities: '0000000000008000' };
  expect(credentialsOf({ ...process, credentials }).capabilities).toBe(IPC_OWNER);
});
