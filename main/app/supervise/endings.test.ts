import { expect, test } from 'vitest';
import { describeExit } from './endings.ts';

test('an exit code of its own is said as it is', () => {
  // Chromium kills what is left of a process that has said that it exits.
  expect(describeExit(1, { reason: 'killed', exitCode: 9 })).toBe('exit code 1');
  expect(describeExit(2, null)).toBe('exit code 2');
});

test('a signal is named, whichever way Electron tells of it', () => {
  expect(describeExit(9, null)).toBe('SIGKILL');
  expect(describeExit(137, null)).toBe('SIGKILL');
  expect(describeExit(0, { reason: 'killed', exitCode: 9 })).toBe('SIGKILL');
  expect(describeExit(0, { reason: 'crashed', exitCode: 11 })).toBe('SIGSEGV');
  expect(describeExit(0, { reason: 'killed', exitCode: 1 })).toBe('SIGHUP');
});

test('what nobody told is not made up', () => {
  expect(describeExit(0, null)).toBe('without a reason');
  expect(describeExit(0, { reason: 'clean-exit', exitCode: 0 })).toBe('without a reason');
  expect(describeExit(77, null)).toBe('exit code 77');
  expect(describeExit(0, { reason: 'oom', exitCode: 5 })).toBe('out of memory');
});
