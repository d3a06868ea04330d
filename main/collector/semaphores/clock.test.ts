import { expect, test } from 'vitest';
import { PastClock } from './clock.ts';

/** A clock that can be set, beside one that cannot. */
function clocks() {
  const at = { now: 1_000_000_500, monotonic: 0 };
  const clock = new PastClock(
    () => at.now,
    () => at.monotonic,
  );
  const pass = (ms: number) => {
    at.now += ms;
    at.monotonic += ms;
    clock.look();
  };
  pass(0);
  return { clock, at, pass };
}

test('a second is past when the one after it has passed, too', () => {
  const { clock, pass } = clocks();
  expect(clock.isPast(999_999)).toBe(false);
  expect(clock.isPast(999_998)).toBe(true);
  pass(1_000);
  expect(clock.isPast(999_999)).toBe(true);
});

test('a clock that is set back begins anew, one that is set on or slewed does not', () => {
  const { clock, at, pass } = clocks();
  pass(1_000);
  at.now += 3_600_000;
  pass(1_000);
  at.now -= 1;
  pass(1_000);
  expect(clock.epoch).toBe(0);
  at.now -= 500;
  pass(1_000);
  expect(clock.epoch).toBe(1);
  pass(1_000);
  expect(clock.epoch).toBe(1);
});

test('steps back that are small begin anew when they add up', () => {
  const { clock, at, pass } = clocks();
  for (let step = 0; step < 3; step++) {
    at.now -= 60;
    pass(1_000);
  }
  expect(clock.epoch).toBe(1);
});
