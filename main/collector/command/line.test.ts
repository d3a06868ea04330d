import { Writable } from 'node:stream';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LineWriter } from './line.ts';

/** A reader that is slower than whoever writes. */
function slowly(): { stream: Writable; text: () => string } {
  const pieces: Buffer[] = [];
  const stream = new Writable({
    // What is written is looked at late: by then it must not have been written over.
    write(piece: Buffer, _, done) {
      setImmediate(() => {
        pieces.push(Buffer.from(piece));
        done();
      });
    },
  });
  return { stream, text: () => Buffer.concat(pieces).toString('utf8') };
}

test('writes each line whole, one after the other', async () => {
  const line = fc.array(fc.string({ unit: 'grapheme', maxLength: 40 }), { maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 6 }), async (lines) => {
      const { stream, text } = slowly();
      const writer = new LineWriter(stream);
      for (const parts of lines) await writer.write(parts);
      expect(text()).toBe(lines.map((parts) => `${parts.join('')}\n`).join(''));
    }),
  );
});

test('a line that is begun while another is under way does not touch it', async () => {
  const { stream, text } = slowly();
  const writer = new LineWriter(stream);
  await Promise.all([writer.write(['first']), writer.write(['second']), writer.write(['third'])]);
  expect(text()).toBe('first\nsecond\nthird\n');
});

test('a line longer than any before', async () => {
  const { stream, text } = slowly();
  const writer = new LineWriter(stream);
  const long = 'ä€'.repeat(100_000);
  await writer.write(['x']);
  await writer.write([long, 'end']);
  expect(text()).toBe(`x\n${long}end\n`);
});

test('lines that begin alike, of all lengths', async () => {
  const part = fc.constantFrom('{', 'a', 'ä', 'abc', '', 'x'.repeat(30_000));
  const line = fc.array(part, { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 8 }), async (lines) => {
      const { stream, text } = slowly();
      const writer = new LineWriter(stream);
      for (const parts of lines) await writer.write(parts);
      expect(text()).toBe(lines.map((parts) => `${parts.join('')}\n`).join(''));
    }),
  );
});
