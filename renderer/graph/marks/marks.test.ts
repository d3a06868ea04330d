import { expect, test } from 'vitest';
import { worldOf } from '../../../preload/contract.ts';
import { Maker } from '../bench/made.ts';
import { HOST_IPC, LIMITS, namespace, object, process, snapshot } from '../bench/make.ts';
import { marksOf } from './marks.ts';

const [first, second] = [object('sem', HOST_IPC, 1), object('sem', HOST_IPC, 2)];
const ring = [
  { process: 10, object: first.id },
  { process: 11, object: second.id },
];
const made = {
  ...snapshot({
    namespaces: [
      namespace(4026531839, { initial: true, limits: { ...LIMITS, semmni: 2 } }),
      namespace(20, { readable: false }),
    ],
    processes: [
      ...[1, 10, 11].map((pid) => process(pid, `p${pid}`, HOST_IPC)),
      process(12, 'hidden', 'ipc:20'),
    ],
    objects: [first, second, object('shm', HOST_IPC, 3, { creator: 99, unknown: ['bytes'] })],
    links: ring.map((step) => ({ kind: 'blocked' as const, ...step, operation: 'semop' })),
  }),
  deadlocks: [{ ring }],
};

test('each thing has the weightiest of its marks', () => {
  expect([...marksOf(worldOf(made))].sort()).toEqual(
    [
      ['pid 10', 'deadlock'],
      ['pid 11', 'deadlock'],
      [first.id, 'deadlock'],
      [second.id, 'deadlock'],
      [HOST_IPC, 'near-limit'],
      ['ipc:20', 'unread'],
      [`${HOST_IPC}/shm/3`, 'leaked'],
    ].sort(),
  );
});

test('a ring of waits is closed by who was the last to use what is waited for', () => {
  const { scene } = new Maker().make(made);
  const id = (index: number) => scene.nodes[index]?.id;
  expect(scene.threads.map(({ look }) => look)).toEqual(['deadlocked', 'deadlocked']);
  expect(scene.holds.map((hold) => [id(hold.object), id(hold.process)])).toEqual([
    [first.id, 'pid 11'],
    [second.id, 'pid 10'],
  ]);
});
