import { expect, it } from 'vitest';
import { worldOf } from '../../../preload/contract.ts';
import { reveal, useOutline } from '../../outline/expansion.ts';
import { HOST_IPC, namespace, object, process, snapshot } from '../bench/make.ts';
import { sceneOf } from './build.ts';
import { NO_CHOICES } from './choices.ts';
import { SceneMemory } from './memory.ts';
import { plateScale } from './quiet-rooms.ts';
import { summary } from './summary.ts';

/** So many namespaces inside the host's, each with a process; the first holds a queue. */
function crowd(count: number, nestedIn: string | null = HOST_IPC) {
  const namespaces = Array.from({ length: count }, (_, at) =>
    namespace(100 + at, { nestedIn, processCount: 1 }),
  );
  return worldOf(
    snapshot({
      namespaces: [namespace(4026531839, { initial: true, processCount: 1 }), ...namespaces],
      processes: [
        process(1, 'init', HOST_IPC),
        ...namespaces.map(({ id }, at) => process(10 + at, 'sleep', id)),
      ],
      objects: [object('msg', 'ipc:100', 1)],
    }),
  );
}

const NOTHING = NO_CHOICES;
const opened = (value: boolean) => ({
  ...NO_CHOICES,
  opened: new Map([[`${HOST_IPC}#rooms`, value]]),
});

it('many rooms without objects are counted on a plate, those with objects are drawn', () => {
  const scene = sceneOf(crowd(101), 1, new SceneMemory());
  expect(scene.rooms.map(({ id }) => id)).toEqual([HOST_IPC, 'ipc:100']);
  const plate = scene.groups.find(({ kind }) => kind === 'rooms');
  expect(plate).toMatchObject({ room: 0, closed: true, unfolded: false, scale: 2 });
  expect(plate?.caption).toBe('100 namespaces without IPC objects');
  expect(plate?.rooms.length).toBe(100);
  expect(plate?.processes.length).toBe(100);
  expect(summary(scene)).toContain('102 IPC namespaces, 102 processes');
});

it('a few are drawn, and a plate stays until there are clearly fewer', () => {
  const memory = new SceneMemory();
  const shown = (count: number) => sceneOf(crowd(count), 1, memory).rooms.length;
  expect(shown(25)).toBe(26);
  expect(shown(60)).toBe(2);
  expect(shown(19)).toBe(2);
  expect(shown(15)).toBe(16);
});

it('an opened plate stays, small in words, beside the rooms that it counted', () => {
  const scene = sceneOf(crowd(101), 1, new SceneMemory(), 'ipc', opened(true));
  expect(scene.rooms.length).toBe(102);
  const plate = scene.groups.find(({ kind }) => kind === 'rooms');
  expect(plate).toMatchObject({ closed: true, unfolded: true, rooms: [], processes: [] });
  expect(sceneOf(crowd(101), 1, new SceneMemory(), 'ipc', opened(false)).rooms.length).toBe(2);
});

it('what somebody gave a name, and what lies beside all rooms, is drawn', () => {
  const names = new Map([['ipc:150', 'The second shop']]);
  const scene = sceneOf(crowd(101), 1, new SceneMemory(), 'ipc', { ...NOTHING, names });
  expect(scene.rooms.map(({ title }) => title)).toContain('The second shop');
  expect(sceneOf(crowd(101, null), 1, new SceneMemory()).rooms.length).toBe(102);
});

it('whoever is looked for opens the plate that hides it', () => {
  const world = crowd(101);
  for (const node of ['ipc:150', 'pid 60']) {
    useOutline.setState({ expansion: new Map(), active: null });
    reveal(world, node);
    const { expansion } = useOutline.getState();
    const scene = sceneOf(world, 1, new SceneMemory(), 'ipc', { ...NOTHING, opened: expansion });
    expect(scene.rooms.some(({ id }) => id === 'ipc:150')).toBe(true);
  }
});

it('a plate grows with what it stands for, in steps', () => {
  expect(plateScale(10)).toBe(1);
  expect(plateScale(96)).toBe(2);
  expect(plateScale(97)).toBe(plateScale(96));
  expect(plateScale(750)).toBeGreaterThan(5);
});
