import { expect, test } from 'vitest';
import { worldOf } from '../../preload/contract.ts';
import { find } from '../state/find.ts';
import { msg, namespace, process, snapshot } from '../state/samples.ts';
import { pinned, pinOf, pinsFrom, stepFrom, toggled } from './pins.ts';

const world = worldOf(
  snapshot({
    namespaces: [namespace({ inode: 10 })],
    processes: [process({ pid: 7, startTime: 1_000_000 })],
    objects: [msg({ key: 5 })],
  }),
);
const ids = ['ipc:10', 'pid 7', 'ipc:10/msg/0'];
const pins = ids.map((id) => {
  const thing = find(world, id);
  if (thing === null) throw new Error(id);
  return pinOf(id, thing);
});

test('what is pinned is known again, and another of its number is not taken for it', () => {
  expect(pins.map((pin) => pinned(world, pin)?.kind)).toEqual(['namespace', 'process', 'object']);
  const later = worldOf(
    snapshot({
      namespaces: [namespace({ inode: 10 })],
      processes: [process({ pid: 7, startTime: 1_009_000 })],
      objects: [msg({ key: 6 })],
    }),
  );
  expect(pins.map((pin) => pinned(later, pin)?.kind ?? null)).toEqual(['namespace', null, null]);
});

test('the same again takes it away', () => {
  const [first, second] = pins;
  if (!first || !second) throw new Error('no pins');
  expect(toggled([first], second)).toEqual([first, second]);
  expect(toggled([first, second], first)).toEqual([second]);
});

test('steps go through them and over all of them', () => {
  const walk = (way: 'next' | 'back') => {
    let at: string | null = null;
    return [1, 2, 3, 4].map(() => {
      at = stepFrom(['a', 'b'], at, way);
      return at;
    });
  };
  expect(walk('next')).toEqual(['a', 'b', null, 'a']);
  expect(walk('back')).toEqual(['b', 'a', null, 'b']);
  // From something that is not pinned: to the first.
  expect(stepFrom(['a', 'b'], 'z', 'next')).toBe('a');
  expect(stepFrom([], null, 'next')).toBeNull();
});

test('they outlive the window and not the boot; what is damaged counts as none', () => {
  const kept = JSON.parse(JSON.stringify({ bootId: 'b', pins }));
  expect(pinsFrom(kept, 'b')).toEqual(pins);
  expect(pinsFrom(kept, 'c')).toEqual([]);
  for (const damaged of [
    {},
    { bootId: 'b' },
    { bootId: 'b', pins: 7 },
    { bootId: 'b', pins: [1, {}] },
  ]) {
    expect(pinsFrom(damaged, 'b')).toEqual([]);
  }
});
