import { describe, expect, test } from 'vitest';
import { type Namespace, type Snapshot, worldOf } from '../../preload/contract.ts';
import { sceneOf } from '../graph/scene/build.ts';
import { SceneMemory } from '../graph/scene/memory.ts';
import { mqueue, msg, namespace, process, shm, snapshot } from '../state/samples.ts';
import { revealing } from './reveal.ts';
import type { Row } from './row.ts';
import { type Expansion, RowMaker } from './rows.ts';
import { rowText } from './rowText.ts';

const NOTHING_BY_HAND: Expansion = new Map();

function rowsOf(parts: Partial<Snapshot>, expansion = NOTHING_BY_HAND): Row[] {
  return new RowMaker().rows(worldOf(snapshot(parts)), expansion);
}

const ids = (rows: readonly Row[]) => rows.map(({ id }) => id);
const range = (count: number) => Array.from({ length: count }, (_, index) => index);
const host = namespace({ inode: 1, initial: true });

test('a room lists its objects, then who uses some, then the others', () => {
  const rows = rowsOf({
    namespaces: [namespace({ inode: 10 })],
    processes: [process({ pid: 30 }), process({ pid: 4 }), process({ pid: 7 })],
    objects: [shm({ sysvId: 3 }), shm({ sysvId: 1 }), mqueue(), msg()],
    links: [{ kind: 'last-sender', process: 7, object: 'ipc:10/msg/0' }],
  });
  expect(ids(rows)).toEqual([
    'ipc:10',
    'ipc:10/msg/0',
    'ipc:10/mqueue/demo',
    'ipc:10/shm/1',
    'ipc:10/shm/3',
    'pid 7',
    'pid 4',
    'pid 30',
  ]);
  expect(rows.map(({ level }) => level)).toEqual([1, 2, 2, 2, 2, 2, 2, 2]);
  expect(rows.slice(1).map(({ position, siblings }) => [position, siblings])).toEqual(
    range(7).map((index) => [index + 1, 7]),
  );
});

test('the host comes first; nested rooms come after what is in the outer one', () => {
  const namespaces = [
    namespace({ inode: 12, nestedIn: 'ipc:11' }),
    namespace({ inode: 9 }),
    namespace({ inode: 11, nestedIn: 'ipc:1' }),
    namespace({ inode: 3, type: 'pid' }),
    host,
  ];
  const rows = rowsOf({ namespaces, processes: [process({ pid: 8, ipc: 'ipc:1' })] });
  expect(rows.map(({ id, level, parent }) => [id, level, parent])).toEqual([
    ['ipc:1', 1, null],
    ['pid 8', 2, 'ipc:1'],
    ['ipc:11', 2, 'ipc:1'],
    ['ipc:12', 3, 'ipc:11'],
    ['ipc:9', 1, null],
  ]);
});

test('collapsing hides what is in a room, never a room', () => {
  const parts = {
    namespaces: [host, namespace({ inode: 10, nestedIn: 'ipc:1' })],
    processes: [process({ pid: 1, ipc: 'ipc:1' }), process({ pid: 2, ipc: 'ipc:10' })],
  };
  const collapsed = new Map([
    ['ipc:1', false],
    ['ipc:10', false],
  ]);
  const rows = rowsOf(parts, collapsed);
  expect(ids(rows)).toEqual(['ipc:1', 'ipc:10']);
  expect(rows.map(({ expanded }) => expanded)).toEqual([false, false]);
  expect(rows[1]).toMatchObject({ level: 2, position: 1, siblings: 1 });
});

describe('many namespaces without IPC objects in one', () => {
  const inner = range(30).map((n) => namespace({ inode: 100 + n, nestedIn: 'ipc:1' }));
  const parts = {
    namespaces: [host, ...inner.map((one) => ({ ...one, processCount: 1 }))],
    processes: [
      process({ pid: 1, ipc: 'ipc:1' }),
      ...inner.map(({ id }, n) => process({ pid: 500 + n, ipc: id })),
    ],
    objects: [msg({ namespace: 'ipc:104' })],
  };
  const COUNTED = 'ipc:1#rooms';

  test('are counted in a row, and open on demand', () => {
    const rows = rowsOf(parts);
    expect(ids(rows)).toEqual(['ipc:1', 'pid 1', COUNTED, 'ipc:104', 'ipc:104/msg/0', 'pid 504']);
    const counted = rows.find(({ id }) => id === COUNTED);
    expect(counted).toMatchObject({ level: 2, position: 2, siblings: 3, parent: 'ipc:1' });
    expect(counted && rowText(counted).label).toBe(
      'Namespaces without IPC objects: 29 namespaces with nothing but processes',
    );
    const opened = rowsOf(parts, new Map([[COUNTED, true]]));
    const inside = opened.filter(({ parent }) => parent === COUNTED);
    expect(inside).toHaveLength(29);
    expect(inside[28]).toMatchObject({ id: 'ipc:129', level: 3, position: 29, siblings: 29 });
    expect(ids(opened).at(-3)).toBe('ipc:104');
  });

  test('are counted in the picture by the same rule', () => {
    const world = worldOf(snapshot(parts));
    const plate = sceneOf(world, 1, new SceneMemory()).groups.find(({ kind }) => kind === 'rooms');
    const opened = new RowMaker().rows(world, new Map([[COUNTED, true]]));
    expect(plate?.id).toBe(COUNTED);
    expect([...(plate?.rooms ?? [])].sort()).toEqual(
      opened.flatMap(({ id, parent }) => (parent === COUNTED ? [id] : [])),
    );
  });

  test('stay counted when the outer one is collapsed, and are found by what is looked for', () => {
    const shut: Expansion = new Map([['ipc:1', false]]);
    expect(ids(rowsOf(parts, shut))).toEqual([
      'ipc:1',
      COUNTED,
      'ipc:104',
      'ipc:104/msg/0',
      'pid 504',
    ]);
    const world = worldOf(snapshot(parts));
    for (const node of ['ipc:117', 'pid 517']) {
      expect(ids(new RowMaker().rows(world, revealing(shut, world, node)))).toContain(node);
    }
  });

  test('are listed where they are few, where a filter hides their object or they have a name', () => {
    const few = { ...parts, namespaces: parts.namespaces.slice(0, 20) };
    expect(ids(rowsOf(few))).not.toContain(COUNTED);
    const world = worldOf(snapshot(parts));
    const named = new Set(['ipc:110']);
    expect(ids(new RowMaker().rows(world, NOTHING_BY_HAND, 'ipc', named))).toContain('ipc:110');
    expect(ids(rowsOf(parts))).not.toContain('ipc:110');
  });

  test('stay counted until there are clearly fewer', () => {
    const maker = new RowMaker();
    const counted = (many: number) =>
      ids(
        maker.rows(
          worldOf(snapshot({ ...parts, namespaces: parts.namespaces.slice(0, many + 1) })),
          NOTHING_BY_HAND,
        ),
      ).includes(COUNTED);
    // One of them holds the queue.
    expect([30, 20, 18, 17, 30].map(counted)).toEqual([true, true, true, false, false]);
  });
});

test('an empty room has nothing to expand', () => {
  expect(rowsOf({ namespaces: [host] })).toMatchObject([{ id: 'ipc:1', expanded: null }]);
});

test('a ring of nesting, which cannot be, does not hide a room', () => {
  const ring: Namespace[] = [
    namespace({ inode: 1, nestedIn: 'ipc:2' }),
    namespace({ inode: 2, nestedIn: 'ipc:1' }),
    namespace({ inode: 3, nestedIn: 'ipc:3' }),
    namespace({ inode: 4, nestedIn: 'ipc:2' }),
  ];
  expect(ids(rowsOf({ namespaces: ring })).sort()).toEqual(['ipc:1', 'ipc:2', 'ipc:3', 'ipc:4']);
});

test('many quiet processes are counted by kernel, container and user; small rooms list all', () => {
  const container = { engine: 'podman', id: 'abcdef0123456789', name: 'web' };
  const processes = [
    ...range(30).map((n) => process({ pid: 100 + n, ppid: 2, commandLine: [], ipc: 'ipc:1' })),
    ...range(20).map((n) => process({ pid: 200 + n, uid: 7, user: null, ipc: 'ipc:1' })),
    ...range(3).map((n) => process({ pid: 300 + n, container, ipc: 'ipc:1' })),
    process({ pid: 400, uid: 8, user: 'solo', ipc: 'ipc:1' }),
    ...range(12).map((n) => process({ pid: 500 + n })),
  ];
  const rows = rowsOf({ namespaces: [host, namespace({ inode: 10 })], processes });
  const top = rows.filter(({ parent }) => parent === 'ipc:1');
  expect(top.map((row) => rowText(row).label)).toEqual([
    'Kernel threads: 30 processes that use no IPC object',
    'uid 7: 20 processes that use no IPC object',
    'web (podman): 3 processes that use no IPC object',
    'pid 400 sleep, solo',
  ]);
  expect(rows.filter(({ parent }) => parent === 'ipc:10')).toHaveLength(12);
});

test('what is folded does not flicker when one process comes and goes', () => {
  const maker = new RowMaker();
  const count = (many: number) =>
    maker.rows(
      worldOf(
        snapshot({
          namespaces: [namespace({ inode: 10 })],
          processes: range(many).map((pid) => process({ pid })),
        }),
      ),
      NOTHING_BY_HAND,
    ).length;
  expect([12, 13, 16, 17, 16, 13, 9, 8, 13].map(count)).toEqual([13, 14, 17, 2, 2, 2, 2, 9, 14]);
});

test('processes of an unknown namespace are listed as such, and those that have ended', () => {
  const ended = { ...process({ pid: 7, ipc: null }), state: 'Z' };
  const rows = rowsOf({
    namespaces: [host],
    processes: [process({ pid: 5, ipc: null }), process({ pid: 6, ipc: 'ipc:404' }), ended],
  });
  expect(rows.map((row) => rowText(row).label)).toEqual([
    'ipc:1 IPC namespace, 0 processes, 0 objects, the host’s own',
    'Namespace not readable: 2 processes whose IPC namespace could not be read',
    'Ended, still listed: 1 process that has ended and is in no IPC namespace any more (zombie)',
  ]);
});

test('whatever is selected can be reached, however it is folded', () => {
  const parts = {
    namespaces: [host],
    processes: [...range(300).map((pid) => process({ pid, ipc: 'ipc:1' }))].concat(
      process({ pid: 999, ipc: null }),
    ),
    objects: range(60).map((sysvId) => shm({ sysvId, namespace: 'ipc:1' })),
    links: range(60).map((pid) => ({
      kind: 'attached' as const,
      process: pid,
      object: 'ipc:1/shm/0',
    })),
  };
  const world = worldOf(snapshot(parts));
  const shut: Expansion = new Map([['ipc:1', false]]);
  for (const node of ['pid 3', 'pid 250', 'pid 999', 'ipc:1/shm/59', 'ipc:1']) {
    const rows = new RowMaker().rows(world, revealing(shut, world, node));
    expect(ids(rows)).toContain(node);
  }
  expect(revealing(shut, world, 'user:5')).toBe(shut);
});

test('a poll costs what changed: rows of untouched rooms stay the same rows', () => {
  const maker = new RowMaker();
  const parts = {
    namespaces: [namespace({ inode: 10 }), namespace({ inode: 11 })],
    processes: [process({ pid: 1 }), process({ pid: 2, ipc: 'ipc:11' })],
  };
  const before = maker.rows(worldOf(snapshot(parts)), NOTHING_BY_HAND);
  const processes = [...parts.processes, process({ pid: 3 })];
  const after = maker.rows(worldOf(snapshot({ ...parts, processes })), NOTHING_BY_HAND);
  expect(ids(after)).toEqual(['ipc:10', 'pid 1', 'pid 3', 'ipc:11', 'pid 2']);
  expect(after[3]).toBe(before[2]);
  expect(after[4]).toBe(before[3]);
  expect(after[0]).not.toBe(before[0]);
});

test('the work grows with the world, not with its square', () => {
  /** How often the rooms and processes of a world are looked at to make its rows. */
  const looks = (rooms: number) => {
    let count = 0;
    const watched = <Item extends object>(item: Item): Item =>
      new Proxy(item, {
        get: (target, name) => {
          count += 1;
          return Reflect.get(target, name);
        },
      });
    const world = worldOf(
      snapshot({
        namespaces: range(rooms).map((inode) =>
          watched(namespace({ inode, nestedIn: inode % 5 === 0 ? null : `ipc:${inode - 1}` })),
        ),
        processes: range(rooms * 10).map((pid) =>
          watched(process({ pid, ipc: `ipc:${pid % rooms}` })),
        ),
      }),
    );
    count = 0;
    expect(new RowMaker().rows(world, NOTHING_BY_HAND)).toHaveLength(rooms * 11);
    return count;
  };
  expect(looks(800) / looks(100)).toBeLessThan(12);
});
