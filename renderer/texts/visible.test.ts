import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clipped, commandText, nameOf, visible } from './visible.ts';

test('what does not show is made to show', () => {
  expect(visible('a\x1b[31mb\x00\n\x7f')).toBe('a␛[31mb␀␊␡');
  expect(visible('safe\u202egnp.exe')).toBe('safe⟨U+202E⟩gnp.exe');
  expect(visible('a\u200bb\u2066c\ufeff')).toBe('a⟨U+200B⟩b⟨U+2066⟩c⟨U+FEFF⟩');
  expect(visible('no\u00a0break\u3000wide')).toBe('no⟨U+00A0⟩break⟨U+3000⟩wide');
  expect(visible('\ud800')).toBe('⟨U+D800⟩');
  expect(visible('\u{e0041}')).toBe('⟨U+E0041⟩');
  expect(visible('\u3164')).toBe('⟨U+3164⟩');
});

test('what shows stays as it is', () => {
  for (const text of [
    'postgres: walwriter',
    'kworker/0:1H-kblockd',
    'größe',
    'имя',
    '名前',
    '/ev il',
  ]) {
    expect(visible(text)).toBe(text);
  }
});

test('whatever a process calls itself, nothing hidden is left and nothing is lost', () => {
  const hidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(visible(text)).not.toMatch(hidden);
      expect([...visible(text)].length).toBeGreaterThanOrEqual([...text].length);
      expect(visible(visible(text))).toBe(visible(text));
    }),
  );
});

test('a name is never nothing', () => {
  expect(nameOf('')).toBe('(no name)');
  expect(nameOf('  ')).toBe('“  ”');
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => nameOf(text).trim() !== ''));
});

test('a command line is what a shell would take', () => {
  expect(commandText(['/bin/sh', '-c', "echo 'a b'", ''])).toBe(
    `/bin/sh -c 'echo '\\''a b'\\''' ''`,
  );
});

test('what is long is cut, never inside a character, and says how long it was', () => {
  expect(clipped('abc', 3)).toBe('abc');
  expect(clipped('a😀b'.repeat(600), 2)).toBe('a… (2,400 characters in all)');
});
