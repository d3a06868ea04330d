import { beforeEach, expect, test } from 'vitest';
import { worldOf } from '../../preload/contract.ts';
import { msg, namespace, process, shm, snapshot } from '../state/samples.ts';
import { useStore } from '../state/store.ts';
import { foundIn, useFound, watchFindings } from './found.ts';

const open = msg({ sysvId: 1, mode: 0o666 });
const also = msg({ sysvId: 2, mode: 0o666 });
const world = worldOf(
  snapshot({
    namespaces: [namespace({ inode: 10, processCount: 1 })],
    processes: [process({ pid: 1 })],
    objects: [open, shm({ sysvId: 3, creator: 1 })],
  }),
);

beforeEach(() => {
  useStore.setState(useStore.getInitialState(), true);
});

test('what did not change keeps its identity', () => {
  const found = foundIn(world);
  expect(found.map(({ id }) => id)).toEqual(['open-to-all ipc:10/msg/1']);
  expect(foundIn({ ...world, takenAt: world.takenAt + 1 })).toBe(found);
  // Something else changed, and the finding is as it was.
  const busier = new Map(world.objects).set(open.id, { ...open, messages: 4 });
  expect(foundIn({ ...world, objects: busier })).toBe(found);
  const more = foundIn({ ...world, objects: new Map(busier).set(also.id, also) });
  expect(more.length).toBe(2);
  expect(more[0]).toBe(found[0]);
  expect(foundIn({ ...world, objects: new Map() })).toEqual([]);
});

test('they follow the world while somebody watches', () => {
  const stop = watchFindings();
  expect(useFound.getState().found).toEqual([]);
  useStore.setState({ world });
  expect(useFound.getState().found.map(({ kind }) => kind)).toEqual(['open-to-all']);
  useStore.setState({ world: { ...world, objects: new Map() } });
  expect(useFound.getState().found).toEqual([]);
  stop();
  useStore.setState({ world });
  expect(useFound.getState().found).toEqual([]);
});
