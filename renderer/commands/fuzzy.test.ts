import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fuzzyFit } from './fuzzy.ts';
import { keyCaps } from './keyWords.ts';

test('letters in their order fit, others do not', () => {
  expect(fuzzyFit('Zoom to fit', 'ztf')).toBeGreaterThan(0);
  expect(fuzzyFit('Zoom to fit', 'fit zoom')).toBe(0);
  expect(fuzzyFit('Zoom to fit', '')).toBeGreaterThan(0);
});

test('beginnings of words and letters side by side fit better', () => {
  expect(fuzzyFit('Zoom in', 'zi')).toBeGreaterThan(fuzzyFit('Zebra which sits', 'zi'));
  expect(fuzzyFit('Dark colours', 'dark')).toBeGreaterThan(fuzzyFit('Drag a fork', 'dark'));
  expect(fuzzyFit('Show the outline', 'outline')).toBeGreaterThan(
    fuzzyFit('Sort out all lines here', 'outline'),
  );
});

test('whatever is left out of a text, it still fits', () => {
  const letters = fc.array(fc.constantFrom(...'abc de'), { maxLength: 20 });
  fc.assert(
    fc.property(letters, fc.infiniteStream(fc.boolean()), (text, keeps) => {
      const typed = text.filter(() => keeps.next().value).join('');
      return fuzzyFit(text.join(''), typed) > 0;
    }),
  );
});

test('keys are written as they look', () => {
  expect(keyCaps('Ctrl+Shift+F')).toEqual(['Ctrl', 'Shift', 'F']);
  expect(keyCaps('Alt+ArrowLeft')).toEqual(['Alt', '←']);
  expect(keyCaps('+')).toEqual(['+']);
  expect(keyCaps('Ctrl++')).toEqual(['Ctrl', '+']);
  expect(keyCaps('f')).toEqual(['F']);
});
