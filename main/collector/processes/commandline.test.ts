import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCommandLine } from './commandline.ts';

test('gives back the arguments that execve was given', () => {
  const argument = fc
    .string({ minLength: 1, maxLength: 20 })
    .filter((text) => !text.includes('\0'));
  fc.assert(
    fc.property(fc.array(argument, { minLength: 1, maxLength: 9 }), (args) => {
      expect(parseCommandLine(`${args.join('\0')}\0`)).toEqual(args);
    }),
  );
});

test('keeps empty arguments in the middle, drops the padding of an overwritten one', () => {
  expect(parseCommandLine('sh\0\0-c\0')).toEqual(['sh', '', '-c']);
  expect(parseCommandLine('nginx: worker\0\0\0\0')).toEqual(['nginx: worker']);
  expect(parseCommandLine('')).toEqual([]);
});

test('says so where it shortens', () => {
  const [only = ''] = parseCommandLine('x'.repeat(100_000));
  expect(only.length).toBe(4097);
  expect(only.endsWith('…')).toBe(true);
});
