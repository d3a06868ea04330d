import { expect, test } from 'vitest';
import { believing, countPlaywright, countVitest, inWords, sum } from './count.mjs';

const vitest = (...files: [string, ...string[]][]) =>
  JSON.stringify({
    testResults: files.map(([status, ...results]) => ({
      status,
      assertionResults: results.map((result) => ({ status: result })),
    })),
  });

test('the tests of Vitest', () => {
  expect(
    countVitest(vitest(['passed', 'passed', 'pending', 'todo'], ['failed', 'failed'])),
  ).toEqual({ passed: 1, failed: 1, skipped: 2 });
});

test('a file that does not load is a failure', () => {
  expect(countVitest(vitest(['failed']))).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test('the tests of Playwright; flaky is failed', () => {
  const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 2 };
  expect(countPlaywright(JSON.stringify({ stats, errors: [] }))).toEqual({
    passed: 3,
    failed: 2,
    skipped: 2,
  });
  expect(countPlaywright(JSON.stringify({ stats, errors: [{}] })).failed).toBe(3);
});

test('a runner that ends badly is believed', () => {
  const good = { passed: 2, failed: 0, skipped: 0 };
  expect(believing(good, 0)).toEqual(good);
  expect(believing(good, 1).failed).toBe(1);
  expect(believing({ ...good, failed: 3 }, 1).failed).toBe(3);
});

test('the last line', () => {
  const one = { passed: 1, failed: 0, skipped: 0 };
  expect(inWords(sum([one, one]))).toBe('2 passed, 0 failed');
  expect(inWords({ passed: 1, failed: 2, skipped: 3 })).toBe('1 passed, 2 failed, 3 skipped');
});
