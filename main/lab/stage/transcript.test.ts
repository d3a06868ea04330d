import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Done, Transcript } from './transcript.ts';

const MARK = '0123456789abcdef';

function cut(pieces: readonly string[]): Done[] {
  const done: Done[] = [];
  const transcript = new Transcript(MARK, (one) => done.push(one));
  for (const piece of pieces) transcript.push(piece);
  return done;
}

test('outputs and exit codes are found, however the stream is cut', () => {
  const output = fc
    .string({ unit: fc.constantFrom('a', '\n', ' ', '0', 'é'), maxLength: 60 })
    .map((text) => text.replace(/\n+$/, ''));
  const one = fc.record({ output, code: fc.nat(255) });
  fc.assert(
    fc.property(fc.array(one, { maxLength: 5 }), fc.array(fc.nat(400)), (all, cuts) => {
      const stream = all.map((done) => `${done.output}\n${MARK} ${done.code}\n`).join('');
      const places = [0, ...cuts.filter((at) => at < stream.length).sort((a, b) => a - b)];
      const pieces = places.map((at, index) => stream.slice(at, places[index + 1]));
      expect(cut(pieces)).toEqual(all);
    }),
  );
});

test('an endless output is cut, and the mark after it is found', () => {
  const done = cut([...Array(200).fill('x'.repeat(1000)), `\n${MARK} 3\nnext\n${MARK} 0\n`]);
  expect(done.map(({ code }) => code)).toEqual([3, 0]);
  expect(done[0]?.output).toMatch(/^x{20000}\n… more was written/);
  expect(done[1]?.output).toBe('next');
});
