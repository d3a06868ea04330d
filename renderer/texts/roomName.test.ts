import { expect, test } from 'vitest';
import { worldOf } from '../../preload/contract.ts';
import { sceneOf } from '../graph/scene/build.ts';
import { SceneMemory } from '../graph/scene/memory.ts';
import { RowMaker } from '../outline/rows.ts';
import { rowText } from '../outline/rowText.ts';
import { roomNames } from '../state/roomNames.ts';
import { namespace, process, snapshot } from '../state/samples.ts';

const web = { engine: 'docker', id: 'f'.repeat(64), name: 'web' };
const other = { engine: 'podman', id: 'e'.repeat(64), name: null };

/** The oldest one has the highest pid, so that order of pids is no excuse. */
const world = worldOf(
  snapshot({
    namespaces: [1, 2, 3, 4, 5].map((inode) => namespace({ inode, initial: inode === 1 })),
    processes: [
      process({ pid: 1, ipc: 'ipc:1', comm: 'systemd' }),
      process({ pid: 20, ipc: 'ipc:2', container: web }),
      process({ pid: 21, ipc: 'ipc:2', container: web }),
      // Somebody came in from outside: it is no longer the container's alone.
      process({ pid: 30, ipc: 'ipc:3', container: web, comm: 'nginx' }),
      process({ pid: 31, ipc: 'ipc:3', comm: 'nsenter', startTime: 1 }),
      process({ pid: 40, ipc: 'ipc:4', container: other }),
    ],
  }),
);

test('picture, outline and search call a namespace the same', () => {
  const expected = {
    'ipc:1': 'Host',
    'ipc:2': 'web',
    'ipc:3': 'nsenter',
    'ipc:4': 'podman eeeeeeeeeeee',
    'ipc:5': 'No process',
  };
  expect(Object.fromEntries(roomNames(world))).toEqual(expected);
  const { rooms } = sceneOf(world, 0, new SceneMemory());
  expect(Object.fromEntries(rooms.map(({ id, title }) => [id, title]))).toEqual(expected);
  const rows = new RowMaker().rows(world, new Map());
  const named = rows.filter(({ kind }) => kind === 'namespace');
  expect(Object.fromEntries(named.map((row) => [row.id, rowText(row).title]))).toEqual(expected);
});
