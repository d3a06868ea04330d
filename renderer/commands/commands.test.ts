import { expect, test } from 'vitest';
import { available, known, register, run } from './commands.ts';
import { nameOf, type Press, pressed } from './keys.ts';

const press = (key: string, held: Partial<Press> = {}): Press => ({
  key,
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  metaKey: false,
  ...held,
});

test('what is registered can be run until it is taken back', () => {
  const done: string[] = [];
  const command = (id: string) => ({ id, title: id, group: 'Test', run: () => done.push(id) });
  const takeBack = register([command('a'), { ...command('b'), enabled: () => false }]);
  expect(available().map(({ id }) => id)).toEqual(['a']);
  expect(known().map(({ id }) => id)).toEqual(['a', 'b']);
  expect([run('a'), run('b'), run('c')]).toEqual([true, false, false]);
  expect(done).toEqual(['a']);
  expect(() => register([command('a')])).toThrow('two commands a');
  takeBack();
  expect(available()).toEqual([]);
});

test('presses are named as commands name their keys', () => {
  expect(nameOf(press('k', { ctrlKey: true }))).toBe('Ctrl+K');
  expect(nameOf(press('F', { ctrlKey: true, shiftKey: true }))).toBe('Ctrl+Shift+F');
  expect(nameOf(press('?', { shiftKey: true }))).toBe('?');
  expect(nameOf(press('ArrowLeft', { altKey: true }))).toBe('Alt+ArrowLeft');
  expect(nameOf(press('Tab', { shiftKey: true }))).toBe('Shift+Tab');
});

test('a field for text keeps its letters, and gives away the rest', () => {
  let found = 0;
  const run = () => {
    found += 1;
  };
  const takeBack = register([{ id: 'find', title: 'Find', group: 'Test', keys: ['/', 'F3'], run }]);
  expect(pressed(press('/'), true)).toBe(false);
  expect(pressed(press('/'), false)).toBe(true);
  expect(pressed(press('F3'), true)).toBe(true);
  expect(pressed(press('x'), false)).toBe(false);
  expect(found).toBe(2);
  takeBack();
});
