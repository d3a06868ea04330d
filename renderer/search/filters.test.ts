import fc from 'fast-check';
import { expect, test } from 'vitest';
import { worldOf } from '../../preload/contract.ts';
import { sceneOf } from '../graph/scene/build.ts';
import { SceneMemory } from '../graph/scene/memory.ts';
import { RowMaker } from '../outline/rows.ts';
import { rowText } from '../outline/rowText.ts';
import { mqueue, msg, namespace, process, shm, snapshot } from '../state/samples.ts';
import { choicesIn } from './choices.ts';
import { filtered } from './filtered.ts';
import { anyFilter, FILTER_KINDS, type Filters, filtersFrom, NO_FILTERS } from './filters.ts';

const podman = { engine: 'podman', id: 'abc', name: 'web' };
const world = worldOf(
  snapshot({
    namespaces: [
      namespace({ inode: 1, initial: true, processCount: 6 }),
      namespace({ inode: 10, processCount: 2 }),
    ],
    processes: [
      process({ pid: 1, ipc: 'ipc:1', comm: 'init' }),
      process({ pid: 2, ppid: 0, ipc: 'ipc:1', comm: 'kthreadd', commandLine: [] }),
      process({ pid: 3, ppid: 2, ipc: 'ipc:1', comm: 'kworker', commandLine: [], state: 'I' }),
      process({ pid: 4, ipc: 'ipc:1', uid: 999, user: 'postgres' }),
      process({ pid: 5, ipc: 'ipc:1', uid: 1000, user: 'ada', comm: 'editor' }),
      process({ pid: 6, ipc: 'ipc:1', container: podman }),
      process({ pid: 20, comm: 'shop' }),
      process({ pid: 21, comm: 'till', uid: 1000, user: 'ada', container: podman, state: 'D' }),
    ],
    objects: [
      shm({ sysvId: 1, namespace: 'ipc:1', uid: 999 }),
      msg({ sysvId: 2, namespace: 'ipc:1', uid: 1000 }),
      mqueue({ uid: 1000 }),
      msg({ uid: 0 }),
    ],
    links: [
      { kind: 'attached', process: 4, object: 'ipc:1/shm/1' },
      { kind: 'last-sender', process: 20, object: 'ipc:10/msg/0' },
    ],
  }),
);

function shown(filters: Partial<Filters>) {
  const left = filtered(world, { ...NO_FILTERS, ...filters });
  return {
    pids: [...left.world.processes.keys()],
    objects: [...left.world.objects.keys()],
    hidden: [left.processes, left.objects],
  };
}

test('without filters the world is the one that was read', () => {
  expect(filtered(world, NO_FILTERS).world).toBe(world);
  expect(anyFilter(NO_FILTERS)).toBe(false);
});

test('the system’s own: who uses an object, is in a container or has a namespace is not', () => {
  expect(shown({ withoutSystem: true })).toEqual({
    pids: [4, 5, 6, 20, 21],
    objects: [...world.objects.keys()],
    hidden: [3, 0],
  });
});

test('by kind, user, state and container, all at once', () => {
  expect(shown({ hiddenKinds: ['process', 'msg'] })).toEqual({
    pids: [],
    objects: ['ipc:1/shm/1', 'ipc:10/mqueue/demo'],
    hidden: [8, 2],
  });
  expect(shown({ uid: 1000 })).toMatchObject({
    pids: [5, 21],
    objects: ['ipc:1/msg/2', 'ipc:10/mqueue/demo'],
  });
  expect(shown({ state: 'D' })).toMatchObject({ pids: [21], hidden: [7, 0] });
  expect(shown({ container: 'podman abc' }).pids).toEqual([6, 21]);
  expect(shown({ container: '' }).pids).toEqual([1, 2, 3, 4, 5, 20]);
  expect(shown({ container: 'podman abc', uid: 1000 }).pids).toEqual([21]);
});

test('a link is shown with both its ends', () => {
  const links = (filters: Partial<Filters>) => [
    ...filtered(world, { ...NO_FILTERS, ...filters }).world.links.values(),
  ];
  expect(links({ hiddenKinds: ['msg'] }).map(({ process: pid }) => pid)).toEqual([4]);
  expect(links({ uid: 0 }).map(({ process: pid }) => pid)).toEqual([20]);
});

test('a namespace keeps its name and its counts, and says how much is hidden', () => {
  const { world: part } = filtered(world, { ...NO_FILTERS, uid: 1000 });
  const rows = new RowMaker().rows(part, new Map());
  const room = rows.find(({ id }) => id === 'ipc:10');
  expect(room && rowText(room)).toEqual({
    title: 'shop',
    detail: '10',
    label: 'ipc:10 IPC namespace, 2 processes, 2 objects, 2 hidden',
  });
  const scene = sceneOf(part, 1, new SceneMemory());
  expect(scene.rooms.map(({ title, counts }) => [title, counts])).toEqual([
    ['Host', '6 processes · 2 objects · 6 hidden'],
    ['shop', '2 processes · 2 objects · 2 hidden'],
  ]);
  expect(scene.nodes.map(({ id }) => id)).toEqual([
    'pid 5',
    'pid 21',
    'ipc:1/msg/2',
    'ipc:10/mqueue/demo',
  ]);
});

test('what is chosen can be unchosen, also when it has gone', () => {
  const filters = { ...NO_FILTERS, uid: 4242, state: 'Z', container: 'docker gone' };
  const { users, states, containers } = choicesIn(world, filters);
  expect(users.map(({ words }) => words)).toEqual([
    'root · 5',
    'ada · 2',
    'postgres · 1',
    'uid 4242 · 0',
  ]);
  expect(states.map(({ value }) => value)).toEqual(['S', 'D', 'I', 'Z']);
  expect(containers.map(({ value }) => value)).toEqual(['', 'podman abc', 'docker gone']);
});

test('what was kept is taken back, and whatever else was written there is not', () => {
  const arbitrary = fc.record({
    hiddenKinds: fc.subarray([...FILTER_KINDS]),
    uid: fc.option(fc.nat()),
    state: fc.option(fc.constantFrom('R', 'S', 'D', 't')),
    container: fc.option(fc.string({ maxLength: 80 })),
    withoutSystem: fc.boolean(),
  });
  fc.assert(
    fc.property(arbitrary, (filters) => {
      expect(filtersFrom(JSON.parse(JSON.stringify(filters)))).toEqual(filters);
    }),
  );
  fc.assert(
    fc.property(fc.anything(), (value) => {
      const { uid, state } = filtersFrom(value);
      expect([uid === null || uid >= 0, state === null || state.length === 1]).toEqual([
        true,
        true,
      ]);
    }),
  );
  expect(filtersFrom({ hiddenKinds: ['chair'], uid: -1, state: 'SS', container: 7 })).toEqual(
    NO_FILTERS,
  );
});
