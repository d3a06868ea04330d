import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wholeLines } from './lines.mjs';

test('whole lines only, whatever the chunks', () => {
  const bytes = fc.uint8Array({ maxLength: 40 }).map((array) => Buffer.from(array));
  fc.assert(
    fc.property(fc.array(bytes), (chunks) => {
      const lines = wholeLines(10_000);
      const passed = chunks.map((chunk) => lines(chunk));
      const all = Buffer.concat(chunks);
      const wanted = all.subarray(0, all.lastIndexOf(10) + 1);
      expect(Buffer.concat(passed.flatMap((part) => part ?? [])).equals(wanted)).toBe(true);
      for (const part of passed) if (part) expect(part.at(-1)).toBe(10);
    }),
  );
});

test('a line without an end is refused before it fills the memory', () => {
  const lines = wholeLines(8);
  expect(lines(Buffer.from('12345678'))).toBeNull();
  expect(() => lines(Buffer.from('9'))).toThrow(RangeError);
});
