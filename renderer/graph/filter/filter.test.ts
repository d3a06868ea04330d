import { expect, test } from 'vitest';
import { type Snapshot, worldOf } from '../../../preload/contract.ts';
import { HOST_IPC, namespace, object, process, snapshot } from '../bench/make.ts';
import { sceneOf } from '../scene/build.ts';
import { SceneMemory } from '../scene/memory.ts';
import type { Scene } from '../scene/scene.ts';
import { summary } from '../scene/summary.ts';
import {
  alone,
  EVERYTHING,
  type Filter,
  type FilterKey,
  filterFrom,
  isShown,
  keptOf,
  toggled,
} from './filter.ts';

const HELD = namespace(20, { heldBy: [{ kind: 'bind-mount', path: '/run/x' }] });
const INNER = namespace(21, { nestedIn: 'ipc:20' });
const queue = object('msg', HOST_IPC, 1, { messages: 1, bytes: 9 });
const segment = object('shm', HOST_IPC, 2, { attaches: 1, creator: 11 });
const lost = object('shm', HOST_IPC, 3, { creator: 99, changedAt: 1 });
const parts: Parameters<typeof snapshot>[0] = {
  namespaces: [namespace(4026531839, { initial: true }), HELD],
  processes: [1, 10, 11].map((pid) => process(pid, `p${pid}`, HOST_IPC)),
  objects: [queue, segment, lost],
  links: [
    { kind: 'last-sender', process: 10, object: queue.id },
    { kind: 'blocked', process: 11, object: queue.id, operation: 'msgrcv' },
    { kind: 'attached', process: 11, object: segment.id, access: 'read' },
  ],
};

function filtered(filter: Filter, more: Partial<Snapshot> = {}): Scene {
  const made = { ...snapshot(parts), ...more };
  return sceneOf(worldOf(made), 1, new SceneMemory(), 'ipc', { opened: new Map(), filter });
}

const hide = (...keys: FilterKey[]): Filter => ({ hidden: new Set(keys), only: null });
const only = (key: FilterKey): Filter => ({ hidden: new Set(), only: key });
const ids = ({ nodes }: Scene) => nodes.map(({ id }) => id);
const rooms = (scene: Scene) => scene.rooms.map(({ id }) => id);

test('nothing is hidden until it is asked for', () => {
  const scene = filtered(EVERYTHING);
  expect(ids(scene)).toEqual(['pid 1', 'pid 10', 'pid 11', queue.id, segment.id, lost.id]);
  expect(scene.hidden).toEqual({ things: 0, lines: 0 });
});

test('a kind is hidden with its lines, and is counted', () => {
  const scene = filtered(hide('msg', 'quiet'));
  expect(ids(scene)).toEqual(['pid 10', 'pid 11', segment.id, lost.id]);
  expect(scene.threads).toHaveLength(1);
  expect(scene.hidden).toEqual({ things: 2, lines: 0 });
  expect(summary(scene)).toContain('The legend hides 2 more.');
});

test('lines alone are hidden by what they state', () => {
  const scene = filtered(hide('one-way', 'sent'));
  expect(ids(scene)).toHaveLength(6);
  expect(scene.threads.map(({ look }) => look)).toEqual(['waiting']);
  expect(scene.hidden).toEqual({ things: 0, lines: 2 });
});

test('what has a mark is hidden by it, a room too', () => {
  expect(ids(filtered(hide('leaked')))).not.toContain(lost.id);
  expect(rooms(filtered(hide('held')))).toEqual([HOST_IPC]);
  expect(filtered(hide('held')).hidden.things).toBe(1);
  // A room that holds another one stays around it.
  const inner = process(30, 'inner', 'ipc:21');
  const made = snapshot({
    ...parts,
    namespaces: [...parts.namespaces, INNER],
    processes: [...parts.processes, inner],
  });
  expect(rooms(filtered(hide('held'), made))).toContain('ipc:20');
});

test('only one thing is shown, with what it is tied to', () => {
  const queues = filtered(only('msg'));
  expect(ids(queues)).toEqual(['pid 10', 'pid 11', queue.id]);
  expect(queues.threads).toHaveLength(2);
  expect(rooms(queues)).toEqual([HOST_IPC]);
  expect(ids(filtered(only('waiting')))).toEqual(['pid 11', queue.id]);
  expect(ids(filtered(only('leaked')))).toEqual([lost.id]);
  const held = filtered(only('held'));
  expect([ids(held), rooms(held)]).toEqual([[], ['ipc:20']]);
  expect(held.hidden.things).toBe(7);
});

test('an entry is off, on again, alone, and all come back', () => {
  const off = toggled(EVERYTHING, 'shm');
  expect([isShown(off, 'shm'), isShown(off, 'sem')]).toEqual([false, true]);
  expect(toggled(off, 'shm')).toEqual(EVERYTHING);
  const one = alone(off, 'sem');
  expect([isShown(one, 'shm'), isShown(one, 'sem'), isShown(one, 'msg')]).toEqual([
    false,
    true,
    false,
  ]);
  expect(alone(one, 'sem')).toEqual(off);
  expect(toggled(one, 'msg')).toEqual(off);
  // A double click is two clicks before: what they did is taken back.
  expect(alone(toggled(toggled(EVERYTHING, 'sem'), 'sem'), 'sem')).toEqual(only('sem'));
});

test('what was chosen of the legend is kept; what is damaged counts as not chosen', () => {
  const filter = toggled(toggled(EVERYTHING, 'shm'), 'leaked');
  const kept = JSON.parse(JSON.stringify(keptOf(filter)));
  expect(filterFrom(kept)).toEqual(filter);
  expect(filterFrom(JSON.parse(JSON.stringify(keptOf(alone(filter, 'sem')))))).toEqual(
    alone(filter, 'sem'),
  );
  for (const damaged of [{}, { hidden: 'shm' }, { hidden: ['toString', 7], only: 'constructor' }]) {
    expect(filterFrom(damaged)).toEqual(EVERYTHING);
  }
});
