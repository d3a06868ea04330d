import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { worldOf } from '../../preload/contract.ts';
import { FirstServed } from './first.ts';
import { pollOf } from './poll.ts';
import { snapshot } from './samples.ts';

const world = worldOf(snapshot({}));
let told: string[];
let worlds: FirstServed;
const arrive = (sequence: number) => worlds.arrive({ world, poll: pollOf(world, sequence) });

beforeEach(() => {
  vi.useFakeTimers();
  told = [];
  worlds = new FirstServed(({ poll }) => told.push(`others ${poll.sequence}`));
});
afterEach(() => vi.useRealTimers());

const withPicture = () => {
  worlds.first = ({ poll }) => told.push(`picture ${poll.sequence}`);
};

test('without a picture all are served at once', () => {
  arrive(1);
  expect(told).toEqual(['others 1']);
  expect(worlds.waiting).toBeNull();
});

test('the others follow once the picture has drawn that poll, not an earlier one', () => {
  withPicture();
  arrive(2);
  worlds.drawn(1);
  vi.advanceTimersByTime(10);
  expect(told).toEqual(['picture 2']);
  expect(worlds.waiting?.poll.sequence).toBe(2);
  worlds.drawn(2);
  expect(told).toEqual(['picture 2']);
  vi.advanceTimersByTime(0);
  expect(told).toEqual(['picture 2', 'others 2']);
  worlds.drawn(2);
  vi.runAllTimers();
  expect(told).toEqual(['picture 2', 'others 2']);
});

test('a picture that draws nothing does not keep them waiting', () => {
  withPicture();
  arrive(1);
  vi.runAllTimers();
  expect(told).toEqual(['picture 1', 'others 1']);
});

test('nobody misses a world, and each gets them in order', () => {
  withPicture();
  arrive(1);
  arrive(2);
  expect(told).toEqual(['picture 1', 'others 1', 'picture 2']);
  worlds.first = null;
  expect(told.at(-1)).toBe('others 2');
  vi.runAllTimers();
  expect(told.length).toBe(4);
});
