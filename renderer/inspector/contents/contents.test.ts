import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ascii, fromBase64, hexRows, hexText, text } from './bytes.ts';
import { digitsFor, pageOf, parseOffset } from './offset.ts';

const bytes = fc.uint8Array({ maxLength: 200 });

test('every byte is shown once, in its place', () => {
  fc.assert(
    fc.property(
      bytes,
      fc.bigInt(0n, 2n ** 62n),
      fc.integer({ min: 1, max: 16 }),
      (all, at, width) => {
        const rows = hexRows(all, at, width, 16);
        expect(rows.map((row) => row.hex).join(' ')).toBe(
          [...all].map((byte) => (byte + 256).toString(16).slice(1)).join(' '),
        );
        expect(rows.map((row) => row.text).join('')).toHaveLength(all.length);
        rows.forEach((row, index) => {
          expect(BigInt(`0x${row.offset}`)).toBe(at + BigInt(index * width));
        });
      },
    ),
  );
});

test('a hole is told where a whole line is in it', () => {
  const rows = hexRows(new Uint8Array(32), 0n, 8, 4, [[4, 20]]);
  expect(rows.map(({ hole }) => hole)).toEqual([false, true, false, false]);
  // The last line is short.
  expect(hexRows(new Uint8Array(12), 0n, 8, 4, [[0, 12]]).map(({ hole }) => hole)).toEqual([
    true,
    true,
  ]);
});

test('reads as hexdump prints it', () => {
  const rows = hexRows(new TextEncoder().encode('hello\nworld'), 0x10n, 8, 4);
  expect(hexText(rows, 8)).toBe(
    '0010  68 65 6c 6c 6f 0a 77 6f  |hello·wo|\n0018  72 6c 64                 |rld|',
  );
});

test('what does not show is made to', () => {
  const evil = new TextEncoder().encode('a\u202eb\nc\u0000');
  expect(text(evil)).toBe('a⟨U+202E⟩b␊c␀');
  expect(text(evil, true)).toBe('a⟨U+202E⟩b\nc␀');
  expect(ascii(Uint8Array.of(0x1f, 0x20, 0x7e, 0x7f, 0xff))).toBe('· ~··');
  fc.assert(fc.property(bytes, (all) => !/[\u0000-\u001f\u007f]/.test(text(all))));
});

test('base64 comes back as it was', () => {
  const inBase64 = (all: Uint8Array) => btoa(String.fromCharCode(...all));
  fc.assert(fc.property(bytes, (all) => void expect(fromBase64(inBase64(all))).toEqual(all)));
});

test('an offset is taken in decimal and in hex, and nothing else', () => {
  expect(parseOffset(' 4,096 ', 5000)).toEqual({ offset: 4096n });
  expect(parseOffset('0X10', 5000)).toEqual({ offset: 16n });
  expect(parseOffset('5000', 5000)).toEqual({ wrong: 'The last byte is 4,999.' });
  expect(parseOffset('4611686018427387903', '4611686018427387904')).toEqual({
    offset: 4611686018427387903n,
  });
  for (const typed of ['', '-1', '1.5', '1e3', 'ten', '0x', '0xg', '1 GiB']) {
    expect(parseOffset(typed, '9223372036854775807')).toHaveProperty('wrong');
  }
  fc.assert(
    fc.property(fc.string(), fc.bigInt(1n, 2n ** 62n), (typed, size) => {
      const parsed = parseOffset(typed, `${size}`);
      return 'wrong' in parsed ? parsed.wrong !== '' : parsed.offset >= 0n && parsed.offset < size;
    }),
  );
});

test('pages begin at their multiples', () => {
  expect(pageOf(5000n, 4096)).toBe(4096n);
  expect(pageOf(2n ** 62n - 1n, 4096)).toBe(2n ** 62n - 4096n);
  expect(digitsFor(0)).toBe(4);
  expect(digitsFor(2 ** 32)).toBe(8);
});
