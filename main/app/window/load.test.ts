import { expect, test } from 'vitest';
import { errorIn } from './load.ts';

test('takes the errors of the page, as old and new Electron tell of them', () => {
  expect(errorIn({}, [3, 'broken', 7, 'a.js'])).toBe('broken (a.js:7)');
  expect(errorIn({}, [2, 'odd', 7, 'a.js'])).toBeNull();
  const details = { level: 'error', message: 'broken', sourceId: 'a.js', lineNumber: 7 };
  expect(errorIn(details, [])).toBe('broken (a.js:7)');
  expect(errorIn({ ...details, level: 'warning' }, [])).toBeNull();
});
