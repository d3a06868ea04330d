import { expect, test } from 'vitest';
import { worldOf } from '../../preload/contract.ts';
import { mqueue, msg, namespace, process, sem, shm, snapshot } from '../state/samples.ts';
import { findAll } from './found.ts';

const world = worldOf(
  snapshot({
    namespaces: [
      namespace({ inode: 4026531839, initial: true }),
      namespace({ inode: 4026532180 }),
      namespace({ inode: 4026532181, type: 'pid' }),
    ],
    processes: [
      process({ pid: 1, comm: 'init', commandLine: ['/sbin/init'] }),
      process({ pid: 11, comm: 'postgres', user: 'postgres', uid: 70, ipc: 'ipc:4026532180' }),
      process({ pid: 12, comm: 'logger', commandLine: ['logger', '--for', 'postgres'], uid: 1 }),
      process({ pid: 4711, comm: 'my-postgres', state: 'D' }),
      process({ pid: 4712, comm: 'Web\u202eServer', user: 'www', uid: 33, state: 'T' }),
      process({ pid: 4713, container: { engine: 'podman', id: 'abcdef', name: 'web' } }),
    ],
    objects: [
      msg({ sysvId: 3, key: 0x5151, namespace: 'ipc:4026532180' }),
      msg({ sysvId: 33, key: -559038737 }),
      sem({ sysvId: 3, key: 0 }),
      shm({ sysvId: 5, key: 0x51, unknown: ['key'] }),
      mqueue({ name: '/orders', namespace: 'ipc:4026532180' }),
    ],
  }),
);

const ids = (text: string) => findAll(world, text)?.groups.flatMap((group) => group.ids) ?? null;

test('nothing is looked for where nothing is asked', () => {
  expect([ids(''), ids('   '), ids('pid:')]).toEqual([null, null, null]);
  expect(ids('nowhere')).toEqual([]);
});

test('the better it fits, the sooner it comes', () => {
  // The whole name, a word of a name, a word of a command line.
  expect(ids('postgres')).toEqual(['ipc:4026532180', 'pid 11', 'pid 4711', 'pid 12']);
  expect(ids('11')?.[0]).toBe('pid 11');
  expect(ids('web')).toEqual(['pid 4713', 'pid 4712']);
  expect(ids('orders')).toEqual(['ipc:4026532180/mqueue/orders']);
  expect(ids('/orders')).toEqual(['ipc:4026532180/mqueue/orders']);
  expect(ids('4026532180')?.[0]).toBe('ipc:4026532180');
  // A namespace by what it is called: here by who has been in it longest.
  expect(ids('kind:namespace postgres')).toEqual(['ipc:4026532180']);
});

test('words are met together, anywhere and whatever their case', () => {
  expect(ids('POSTGRES logger')).toEqual(['pid 12']);
  expect(ids('queue 0x51')).toEqual(['ipc:4026532180/msg/3']);
  expect(ids('"for postgres"')).toEqual(['pid 12']);
});

test('what does not show is found as it is shown', () => {
  expect(ids('web⟨U+202E⟩server')).toEqual(['pid 4712']);
});

test('fields narrow', () => {
  expect(ids('pid:1')).toEqual(['pid 1']);
  expect(ids('user:postgres')).toEqual(['pid 11']);
  expect(ids('user:33')).toEqual(['pid 4712']);
  expect(ids('user:100')).toEqual([]);
  expect(ids('state:D')).toEqual(['pid 4711']);
  expect(ids('state:stopped')).toEqual(['pid 4712']);
  expect(ids('container:web')).toEqual(['pid 4713']);
  expect(ids('container:podman')).toEqual(['pid 4713']);
  expect(ids('id:3')?.sort()).toEqual(['ipc:10/sem/3', 'ipc:4026532180/msg/3']);
  expect(ids('kind:queue')).toEqual([
    'ipc:10/msg/33',
    'ipc:4026532180/msg/3',
    'ipc:4026532180/mqueue/orders',
  ]);
  expect(ids('kind:namespace host')).toEqual(['ipc:4026531839']);
  expect(ids('ns:4026532180')?.sort()).toEqual([
    'ipc:4026532180',
    'ipc:4026532180/mqueue/orders',
    'ipc:4026532180/msg/3',
    'pid 11',
  ]);
  expect(ids('ns:4026532180 kind:process')).toEqual(['pid 11']);
});

test('a key is found in hex and in decimal, from its beginning in hex', () => {
  expect(ids('key:0x5151')).toEqual(['ipc:4026532180/msg/3']);
  expect(ids('key:20817')).toEqual(['ipc:4026532180/msg/3']);
  expect(ids('key:0x51')).toEqual(['ipc:4026532180/msg/3']);
  expect(ids('key:0xdeadbeef')).toEqual(['ipc:10/msg/33']);
  expect(ids('key:-559038737')).toEqual(['ipc:10/msg/33']);
  expect(ids('key:208')).toEqual([]);
  // IPC_PRIVATE is no key.
  expect(ids('key:0')).toEqual([]);
});

test('of many the best are listed, and all are counted', () => {
  const crowd = Array.from({ length: 10_000 }, (_, at) => process({ pid: at + 1, comm: 'worker' }));
  const found = findAll(worldOf(snapshot({ processes: crowd })), 'worker');
  expect(found?.ids.size).toBe(10_000);
  expect(found?.groups.map(({ size, ids: listed }) => [size, listed.length])).toEqual([
    [10_000, 8],
  ]);
  expect(found?.groups[0]?.ids[0]).toBe('pid 1');
});
