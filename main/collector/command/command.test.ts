import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { parseArguments } from './arguments.ts';
import { Clock } from './clock.ts';

test('knows its arguments', () => {
  expect(parseArguments([])).toEqual({ kind: 'once' });
  const watch = { kind: 'watch', everyMs: 500, events: false };
  expect(parseArguments(['--watch', '500'])).toEqual(watch);
  expect(parseArguments(['--watch=500'])).toEqual(watch);
  expect(parseArguments(['--events', '--watch=500'])).toEqual({ ...watch, events: true });
  const serve = { kind: 'serve', everyMs: 200, events: false, again: false };
  expect(parseArguments(['--serve', '--poll', '200'])).toEqual(serve);
  expect(parseArguments(['--poll', '200', '--serve'])).toEqual(serve);
  expect(parseArguments(['--serve', '--poll=200', '--events'])).toEqual({ ...serve, events: true });
});

test('says what is wrong with others', () => {
  for (const args of [
    ['--wach'],
    ['--events'],
    ['--watch'],
    ['--watch', '0'],
    ['--watch', '1e9'],
    ['x'],
    [''],
  ]) {
    expect(parseArguments(args)).toMatchObject({ kind: 'wrong' });
  }
  expect(parseArguments(['--watch', 'soon'])).toMatchObject({
    message: expect.stringContaining('soon'),
  });
});

test('never throws, whatever it is given', () => {
  const word = fc.oneof(
    fc.string(),
    fc.constantFrom('--events', '--watch', '--poll', '--serve', '100', '='),
  );
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

test('hurries at once, then no more than a few times a second', async () => {
  const at: number[] = [];
  const started = performance.now();
  const clock = new Clock(10_000, async () => void at.push(performance.now() - started));
  await vi.advanceTimersByTimeAsync(1000);
  clock.hurry();
  await vi.advanceTimersByTimeAsync(1);
  expect(at.length).toBe(2);
  for (let times = 0; times < 200; times++) {
    clock.hurry();
    await vi.advanceTimersByTimeAsync(10);
  }
  expect(at.length).toBeGreaterThan(6);
  expect(at.length).toBeLessThanOrEqual(2 + 4 + 2000 / 250);
  // What was said last is not forgotten, and then it is quiet again.
  await vi.advanceTimersByTimeAsync(500);
  const total = at.length;
  await vi.advanceTimersByTimeAsync(8000);
  expect(at.length).toBe(total);
  clock.stop();
});

test('what comes while it works is not taken for seen', async () => {
  let done = 0;
  const clock = new Clock(10_000, async () => {
    await new Promise((resolve) => setTimeout(resolve, 40));
    done++;
  });
  await vi.advanceTimersByTimeAsync(20);
  clock.hurry();
  await vi.advanceTimersByTimeAsync(300);
  expect(done).toBe(2);
  clock.stop();
});
