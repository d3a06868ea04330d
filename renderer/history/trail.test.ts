import { expect, test } from 'vitest';
import { NOWHERE, type Stop, stepped, type Trail, visited } from './trail.ts';

const stop = (node: string, startTime: number | null = null): Stop => ({ node, startTime });
const along = (...nodes: string[]): Trail =>
  nodes.reduce((trail, node) => visited(trail, stop(node)), NOWHERE);
const all = () => true;
const at = (trail: Trail | null) => trail?.stops[trail.at]?.node ?? null;

test('back, forward, and a turn that leaves behind what lay ahead', () => {
  const trail = along('a', 'b', 'c');
  const back = stepped(trail, 'back', false, all);
  expect(at(back)).toBe('b');
  expect(stepped(trail, 'forward', false, all)).toBeNull();
  const further = stepped(back ?? NOWHERE, 'back', false, all);
  expect(at(further)).toBe('a');
  expect(stepped(further ?? NOWHERE, 'back', false, all)).toBeNull();
  expect(at(stepped(further ?? NOWHERE, 'forward', false, all))).toBe('b');
  const turned = visited(further ?? NOWHERE, stop('d'));
  expect(turned.stops.map(({ node }) => node)).toEqual(['a', 'd']);
});

test('what has gone is passed over, and what is the same behind it too', () => {
  const without =
    (...gone: string[]) =>
    (one: Stop) =>
      !gone.includes(one.node);
  expect(at(stepped(along('a', 'b', 'c', 'd'), 'back', false, without('b', 'c')))).toBe('a');
  expect(stepped(along('a', 'b'), 'back', false, without('a'))).toBeNull();
  // a, gone, a: the step goes to neither.
  expect(at(stepped(along('z', 'a', 'b', 'a'), 'back', false, without('b')))).toBe('z');
});

test('where nothing is selected the way back leads to what was last', () => {
  expect(at(stepped(along('a', 'b'), 'back', true, all))).toBe('b');
  expect(stepped(NOWHERE, 'back', true, all)).toBeNull();
});

test('the same again is no stop, another of the same number is; the oldest go', () => {
  const trail = visited(visited(NOWHERE, stop('pid 7', 1)), stop('pid 7', 1));
  expect(trail.stops).toHaveLength(1);
  expect(visited(trail, stop('pid 7', 2)).stops).toHaveLength(2);
  const long = along(...Array.from({ length: 500 }, (_, place) => `n${place}`));
  expect(long.stops.length).toBe(200);
  expect(at(long)).toBe('n499');
});
