import { expect, test } from 'vitest';
import { type Lens, type Snapshot, worldOf } from '../../preload/contract.ts';
import { msg, namespace, process, shm, snapshot } from '../state/samples.ts';
import { revealing } from './reveal.ts';
import { type Expansion, RowMaker } from './rows.ts';
import { rowText } from './rowText.ts';

const NOTHING_BY_HAND: Expansion = new Map();

function rowsOf(parts: Partial<Snapshot>, lens: Lens, expansion = NOTHING_BY_HAND) {
  return new RowMaker().rows(worldOf(snapshot(parts)), expansion, lens);
}

const at = (pid: number, places: Partial<Snapshot['processes'][number]['namespaces']>) => {
  const made = process({ pid });
  return { ...made, namespaces: { ...made.namespaces, ...places } };
};

const host = namespace({ inode: 1, type: 'user', initial: true, owner: null });
const inner = namespace({ inode: 2, type: 'user', parent: 'user:1', owner: 'user:1' });
const users: Partial<Snapshot> = {
  namespaces: [
    inner,
    host,
    namespace({ inode: 10, owner: 'user:1', processCount: 1 }),
    namespace({ inode: 11, owner: 'user:2', processCount: 1 }),
  ],
  processes: [at(5, { user: 'user:1', ipc: 'ipc:10' }), at(6, { user: 'user:2', ipc: 'ipc:11' })],
  objects: [shm({ namespace: 'ipc:11' })],
};

test('user namespaces stand as the kernel has them, with the IPC namespaces that each owns', () => {
  const rows = rowsOf(users, 'user');
  expect(rows.map(({ id, level, expanded }) => [id, level, expanded])).toEqual([
    ['user:1', 1, true],
    ['ipc:10', 2, null],
    ['pid 5', 2, null],
    ['user:2', 2, true],
    ['ipc:11', 3, false],
    ['pid 6', 3, null],
  ]);
  expect(rows.map((row) => rowText(row).label)).toEqual([
    'user:1 user namespace, 0 processes, the host’s own',
    'ipc:10 IPC namespace, 1 process, 0 objects',
    'pid 5 sleep, root',
    'user:2 user namespace, 0 processes',
    'ipc:11 IPC namespace, 1 process, 1 object',
    'pid 6 sleep, root',
  ]);
  expect(rows.map((row) => rowText(row).title)).toEqual([
    'Host',
    'IPC of sleep',
    'sleep',
    'sleep',
    'IPC of sleep',
    'sleep',
  ]);
});

const nets: Partial<Snapshot> = {
  namespaces: [
    namespace({ inode: 3, type: 'net' }),
    namespace({ inode: 4, type: 'net', nestedIn: 'net:3' }),
    namespace({ inode: 10 }),
    namespace({ inode: 11 }),
    namespace({ inode: 12 }),
  ],
  processes: [
    at(5, { net: 'net:3' }),
    at(6, { net: 'net:3', ipc: 'ipc:11' }),
    at(7, { net: 'net:4', ipc: 'ipc:11' }),
    at(8, { net: null, ipc: 'ipc:12' }),
  ],
  objects: [msg(), msg({ namespace: 'ipc:11' })],
};

test('objects are where all of their namespace’s processes are, else beside all rooms', () => {
  const rows = rowsOf(nets, 'net');
  expect(rows.map(({ id, parent }) => [id, parent])).toEqual([
    ['net:3', null],
    ['ipc:10', 'net:3'],
    ['pid 5', 'net:3'],
    ['pid 6', 'net:3'],
    ['net:4', 'net:3'],
    ['pid 7', 'net:4'],
    ['ipc:11', null],
    ['#unknown', null],
  ]);
  const outermost = rows.filter(({ parent }) => parent === null);
  expect(outermost.map(({ position, siblings }) => [position, siblings])).toEqual([
    [1, 3],
    [2, 3],
    [3, 3],
  ]);
  expect(rowText(rows[7] ?? expect.fail()).label).toBe(
    'Namespace not readable: 1 process whose network namespace could not be read',
  );
});

test('containers are listed by name, and after them who is in none', () => {
  const container = (name: string | null) => ({ engine: 'podman', id: 'abcdef0123456789', name });
  const rows = rowsOf(
    {
      namespaces: [namespace({ inode: 10 }), namespace({ inode: 11 })],
      processes: [
        process({ pid: 1 }),
        process({ pid: 2, ipc: 'ipc:11', container: container('web') }),
        process({ pid: 3, container: { ...container(null), id: '0'.repeat(64) } }),
      ],
      objects: [msg({ namespace: 'ipc:11' }), msg()],
    },
    'container',
  );
  expect(rows.map((row) => [rowText(row).label, row.level])).toEqual([
    ['000000000000 (podman): 1 process in this container', 1],
    ['pid 3 sleep, root', 2],
    ['web (podman): 1 process in this container', 1],
    ['ipc:11 IPC namespace, 0 processes, 1 object', 2],
    ['pid 2 sleep, root', 2],
    ['In no container: 1 process in no container that is known', 1],
    ['pid 1 sleep, root', 2],
    ['ipc:10 IPC namespace, 0 processes, 1 object', 1],
  ]);
});

test('whatever is selected can be reached in every lens', () => {
  for (const [parts, lens, nodes] of [
    [users, 'user', ['pid 6', 'ipc:11', 'ipc:11/shm/0']],
    [nets, 'net', ['pid 5', 'pid 8', 'ipc:10/msg/0', 'ipc:11/msg/0']],
    [users, 'container', ['pid 5', 'ipc:11/shm/0']],
  ] as const) {
    const shut = new Map(rowsOf(parts, lens).map(({ id }) => [id, false]));
    for (const node of nodes) {
      const world = worldOf(snapshot(parts));
      const rows = rowsOf(parts, lens, revealing(shut, world, node, lens));
      expect(rows.map(({ id }) => id)).toContain(node);
    }
  }
});

test('rows of untouched rooms stay the same rows, and come back with their lens', () => {
  const maker = new RowMaker();
  const before = maker.rows(worldOf(snapshot(users)), NOTHING_BY_HAND, 'user');
  const processes = [...(users.processes ?? []), at(9, { user: 'user:2', ipc: 'ipc:11' })];
  const world = worldOf(snapshot({ ...users, processes }));
  const after = maker.rows(world, NOTHING_BY_HAND, 'user');
  expect(after[0]).toBe(before[0]);
  expect(after[3]).not.toBe(before[3]);
  const other = maker.rows(world, NOTHING_BY_HAND, 'ipc');
  expect(other).toEqual(new RowMaker().rows(world, NOTHING_BY_HAND));
  expect(maker.rows(world, NOTHING_BY_HAND, 'user')).toEqual(after);
});
