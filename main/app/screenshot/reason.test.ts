import { expect, test } from 'vitest';
import { whyNothing } from './reason.ts';

test('says whose fault it was that nothing was drawn', () => {
  const failed = { phase: 'failed', reason: 'no /proc', remedy: 'mount it' } as const;
  expect(whyNothing(failed, 30)).toBe('the collector cannot run: no /proc (mount it)');
  expect(whyNothing({ ...failed, remedy: null }, 30)).toBe('the collector cannot run: no /proc');
  expect(whyNothing({ phase: 'lost', reason: 'SIGSEGV', retryInMs: 9 }, 30)).toContain('SIGSEGV');
  expect(whyNothing({ phase: 'starting' }, 30)).toContain('does not answer');
  const running = { phase: 'running', pid: 1, pollMs: 500, restarts: 0 } as const;
  expect(whyNothing(running, 30)).toBe('nothing was drawn for 30 s');
});
