import { expect, it } from 'vitest';
import { worldOf } from '../../../preload/contract.ts';
import { HOST_IPC, namespace, process, snapshot } from '../bench/make.ts';
import { NO_CHOICES } from './choices.ts';
import { Scenes } from './scenes.ts';

const made = () =>
  worldOf(
    snapshot({
      namespaces: [namespace(4026531839, { initial: true })],
      processes: [process(1, 'init', HOST_IPC)],
    }),
  );
const poll = (sequence: number) => ({ sequence, takenAt: sequence * 1000, durationMs: 5 });

it('a world that is still the same is not worked out again, and is told as of now', () => {
  const scenes = new Scenes();
  const world = made();
  const first = scenes.of(world, poll(1), 'ipc', NO_CHOICES);
  const second = scenes.of(world, poll(2), 'ipc', { ...NO_CHOICES, names: new Map() });
  expect(second.nodes).toBe(first.nodes);
  expect(second).toEqual({ ...first, sequence: 2, takenAt: 2000 });
});

it('another world, lens or choice is', () => {
  const scenes = new Scenes();
  const world = made();
  let last = scenes.of(world, poll(1), 'ipc', NO_CHOICES);
  const opened = { ...NO_CHOICES, opened: new Map() };
  for (const [another, lens, choices] of [
    [made(), 'ipc', NO_CHOICES],
    [world, 'ipc', NO_CHOICES],
    [world, 'pid', NO_CHOICES],
    [world, 'ipc', NO_CHOICES],
    [world, 'ipc', opened],
    [world, 'ipc', { ...opened, names: new Map([[HOST_IPC, 'kitchen']]) }],
    [world, 'ipc', { ...opened, names: new Map([[HOST_IPC, 'hall']]) }],
  ] as const) {
    const next = scenes.of(another, poll(2), lens, choices);
    expect(next.nodes).not.toBe(last.nodes);
    last = next;
  }
});
