import { expect, test } from 'vitest';
import { failuresInWords, failuresOfPlaywright, failuresOfVitest } from './failures.mjs';

test('the failures of Vitest, and files that do not load', () => {
  const json = JSON.stringify({
    testResults: [
      {
        name: '/there/main/one.test.ts',
        status: 'failed',
        message: '',
        assertionResults: [
          { status: 'passed', fullName: 'a good one' },
          { status: 'failed', fullName: 'a group a bad one', failureMessages: ['Error: 1, not 2'] },
        ],
      },
      {
        name: '/there/two.test.ts',
        status: 'failed',
        message: 'No such file',
        assertionResults: [],
      },
      { name: '/there/three.test.ts', status: 'passed', message: '', assertionResults: [] },
    ],
  });
  expect(failuresOfVitest(json, '/there')).toEqual([
    { test: 'main/one.test.ts › a group a bad one', said: 'Error: 1, not 2' },
    { test: 'two.test.ts', said: 'No such file' },
  ]);
});

test('the failures of Playwright, at any depth and outside of all tests', () => {
  const spec = (title: string, ...messages: string[]) => ({
    title,
    ok: messages.length === 0,
    tests: [{ results: [{ errors: messages.map((message) => ({ message })) }] }],
  });
  const json = JSON.stringify({
    errors: [{ message: 'no display' }],
    suites: [
      {
        title: 'live.spec.ts',
        specs: [spec('goes well'), spec('goes wrong', 'Error: late')],
        suites: [
          {
            title: '',
            suites: [{ title: 'with sudo', specs: [spec('goes wrong too', 'one', 'two')] }],
          },
        ],
      },
    ],
  });
  expect(failuresOfPlaywright(json)).toEqual([
    { test: 'live.spec.ts › goes wrong', said: 'Error: late' },
    { test: 'live.spec.ts › with sudo › goes wrong too', said: 'one\ntwo' },
    { test: 'outside of all tests', said: 'no display' },
  ]);
});

test('each in a few lines, without colours', () => {
  const many = Array.from({ length: 40 }, (_, line) => `line ${line}`).join('\n');
  expect(failuresInWords([])).toBe('');
  const words = failuresInWords([
    { test: 'a › b', said: '\u001b[31mError\u001b[39m: 1\n\n  at c' },
    { test: 'd', said: many },
  ]).split('\n');
  expect(words.slice(0, 4)).toEqual(['failed: a › b', '    Error: 1', '', '      at c']);
  expect(words).toHaveLength(4 + 1 + 16 + 1);
  expect(words.at(-1)).toBe('    …');
});
