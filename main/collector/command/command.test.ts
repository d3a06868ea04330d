import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { parseArguments } from './arguments.ts';
import { Clock } from './clock.ts';

test('knows its arguments', () => {
  expect(parseArguments([])).toEqual({ kind: 'once' });
  expect(parseArguments(['--watch', '500'])).toEqual({ kind: 'watch', everyMs: 500 });
  expect(parseArguments(['--watch=500'])).toEqual({ kind: 'watch', everyMs: 500 });
  expect(parseArguments(['--serve', '--poll', '200'])).toEqual({
    kind: 'serve',
    everyMs: 200,
    again: false,
  });
  expect(parseArguments(['--poll', '200', '--serve'])).toEqual({
    kind: 'serve',
    everyMs: 200,
    again: false,
  });
});

test('says what is wrong with others', () => {
  for (const args of [['--wach'], ['--watch'], ['--watch', '0'], ['--watch', '1e9'], ['x'], ['']]) {
    expect(parseArguments(args)).toMatchObject({ kind: 'wrong' });
  }
  expect(parseArguments(['--watch', 'soon'])).toMatchObject({
    message: expect.stringContaining('soon'),
  });
});

test('never throws, whatever it is given', () => {
  const word = fc.oneof(fc.string(), fc.constantFrom('--watch', '--poll', '--serve', '100', '='));
  fc.assert(fc.property(fc.array(word), (args) => void parseArguments(args)));
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('works at once, then at its pace, never twice at a time', async () => {
  let working = 0;
  let done = 0;
  const clock = new Clock(100, async () => {
    expect(++working).toBe(1);
    // The third takes longer than the interval.
    await new Promise((resolve) => setTimeout(resolve, done === 2 ? 350 : 10));
    working--;
    done++;
  });
  await vi.advanceTimersByTimeAsync(210);
  expect(done).toBe(3 - 1);
  await vi.advanceTimersByTimeAsync(1000);
  clock.stop();
  const total = done;
  expect(total).toBeGreaterThanOrEqual(7);
  await vi.advanceTimersByTimeAsync(1000);
  expect(done).toBe(total);
});

test('a shorter interval takes effect at once', async () => {
  let count = 0;
  const clock = new Clock(10_000, async () => void count++);
  await vi.advanceTimersByTimeAsync(100);
  clock.everyMs = 50;
  await vi.advanceTimersByTimeAsync(500);
  expect(count).toBeGreaterThan(5);
  clock.stop();
});
