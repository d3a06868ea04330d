import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csv } from './csv.ts';
import { fieldsOf, readCsv } from './read.ts';

const FORMULA = /^([\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|[\t\r\n])/u;
const hostile = fc.string({
  unit: fc.constantFrom(
    '"',
    ',',
    '\r',
    '\n',
    "'",
    '=',
    '+',
    '-',
    '@',
    '\t',
    ' ',
    '\0',
    'a',
    '＝',
    '\u202e',
  ),
});
const field = fc.oneof(hostile, fc.string({ unit: 'binary' }));
const lines = fc.array(fc.array(field, { minLength: 1, maxLength: 6 }), { maxLength: 6 });

test('what is written is read back', () => {
  fc.assert(
    fc.property(lines, (written) => {
      expect(readCsv(csv(written))).toEqual(written);
    }),
  );
});

test('no field is taken for a formula', () => {
  fc.assert(
    fc.property(lines, (written) => {
      for (const found of fieldsOf(csv(written)).flat()) expect(found).not.toMatch(FORMULA);
    }),
  );
});

test('as RFC 4180 has it', () => {
  expect(
    csv([
      ['ID', 'NAME'],
      ['0', '/a "b", c'],
    ]),
  ).toBe('"ID","NAME"\r\n"0","/a ""b"", c"\r\n');
  expect(csv([['=HYPERLINK("http://x")', "'tis", '-1']])).toBe(
    '"\'=HYPERLINK(""http://x"")","\'\'tis","\'-1"\r\n',
  );
  expect(csv([])).toBe('');
});
