import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { capabilityWords } from './capabilities.ts';
import { keyHex, keyNote } from './keys.ts';
import { limitRaw, limitWords } from './limits.ts';
import { modeLetters, modeOctal, permitted } from './modes.ts';
import { number, plural, series } from './numbers.ts';
import { signalName } from './signals.ts';
import { exactBytes, share, size } from './sizes.ts';
import { ago, duration } from './times.ts';

describe('sizes', () => {
  test('are in binary units, exact on hover', () => {
    expect(size(0)).toBe('0 bytes');
    expect(size(1)).toBe('1 byte');
    expect(size(1023)).toBe('1,023 bytes');
    expect(size(1048576)).toBe('1 MiB');
    expect(size(1536)).toBe('1.5 KiB');
    expect(size(147849216)).toBe('141 MiB');
    expect(size(1048575)).toBe('1 MiB');
    expect(exactBytes(147849216)).toBe('147,849,216 bytes');
  });

  test('beyond 2^53 keep every digit', () => {
    expect(exactBytes('9223372036854775807')).toBe('9,223,372,036,854,775,807 bytes');
    expect(size('4611686018427387904')).toBe('4 EiB');
    expect(limitRaw('18446744073692774399', 'pages')).toBe('18,446,744,073,692,774,399 pages');
    expect(limitWords('18446744073692774399', 'bytes')).toBe('unlimited');
  });

  test('in words are within half a percent of the size', () => {
    const factor = { KiB: 10n, MiB: 20n, GiB: 30n, TiB: 40n, PiB: 50n, EiB: 60n } as const;
    fc.assert(
      fc.property(fc.bigInt({ min: 1024n, max: 2n ** 64n - 1n }), (bytes) => {
        const [figure = '', unit = ''] = size(String(bytes)).replaceAll(',', '').split(' ');
        const told = Number(figure) * Number(2n ** factor[unit as keyof typeof factor]);
        expect(Math.abs(told - Number(bytes)) / Number(bytes)).toBeLessThan(0.006);
        expect(Number(figure)).toBeGreaterThanOrEqual(1);
        expect(Number(figure)).toBeLessThan(1024);
      }),
    );
  });

  test('as a share', () => {
    expect(share(9216, 16384)).toBe('56 %');
    expect(share(1, 16384)).toBe('less than 1 %');
    expect(share(0, 16384)).toBe('0 %');
    expect(share(1, 0)).toBeNull();
    expect(share('9223372036854775807', '18446744073709551614')).toBe('50 %');
  });
});

test('modes are as ls(1) writes them, and say what may be done', () => {
  expect(modeLetters(0o640)).toBe('rw-r-----');
  expect(modeOctal(0o640)).toBe('0640');
  expect(modeOctal(0)).toBe('0000');
  expect([modeLetters(0o1777), modeLetters(0o1776)]).toEqual(['rwxrwxrwt', 'rwxrwxrwT']);
  expect(permitted(0o640, 'user', 'msg')).toBe('send and receive');
  expect(permitted(0o640, 'group', 'shm')).toBe('attach to read');
  expect(permitted(0o640, 'others', 'sem')).toBe('nothing');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0o777 }), (mode) => {
      expect(Number.parseInt(modeOctal(mode), 8)).toBe(mode);
      const bits = [...modeLetters(mode)].map((letter) => (letter === '-' ? '0' : '1')).join('');
      expect(Number.parseInt(bits, 2)).toBe(mode);
    }),
  );
});

test('keys are as ipcs(1) prints them, negative ones too', () => {
  expect(keyHex(0x162e)).toBe('0x0000162e');
  expect(keyHex(-1)).toBe('0xffffffff');
  expect(keyHex(-559038737)).toBe('0xdeadbeef');
  expect(keyNote(0)).toContain('IPC_PRIVATE');
  expect(keyNote(0, true)).toContain('marked for removal');
  expect(keyNote(0x00005151)).toContain('hardly made by ftok(3)');
  expect(keyNote(-559038737)).toContain('project 0xde, device 0xad, inode ending in 0xbeef');
  fc.assert(
    fc.property(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), (key) => {
      expect(keyHex(key)).toMatch(/^0x[0-9a-f]{8}$/);
      expect(Number(keyHex(key)) | 0).toBe(key);
    }),
  );
});

test('times are as people say them', () => {
  const now = 1_800_000_000_000;
  const cases: [number, string][] = [
    [-60_000, 'in the future'],
    [-900, 'just now'],
    [0, 'just now'],
    [4_200, '4 s ago'],
    [59_999, '59 s ago'],
    [190_000, '3 min ago'],
    [7_200_000, '2 h ago'],
    [86_400_000, '1 day ago'],
    [5 * 86_400_000, '5 days ago'],
    [800 * 86_400_000, '2 years ago'],
  ];
  for (const [past, words] of cases) expect(ago(now - past, now)).toBe(words);
  expect([duration(0.2), duration(22.6), duration(1234)]).toEqual([
    'less than 1 ms',
    '23 ms',
    '1.2 s',
  ]);
});

test('numbers and their nouns agree', () => {
  expect(plural(1, 'process', 'processes')).toBe('1 process');
  expect(plural(0, 'object')).toBe('0 objects');
  expect(plural('1', 'byte')).toBe('1 byte');
  expect(number('18446744073709551615')).toBe('18,446,744,073,709,551,615');
  expect([series([]), series(['a']), series(['a', 'b', 'c'])]).toEqual(['', 'a', 'a, b and c']);
});

test('signals go by their names', () => {
  expect([10, 34, 36, 64, 99].map(signalName)).toEqual([
    'SIGUSR1',
    'SIGRTMIN',
    'SIGRTMIN+2',
    'SIGRTMIN+30',
    'signal 99',
  ]);
});

test('capabilities go by their names, those not yet named by their number', () => {
  expect(capabilityWords('0000000000000000')).toBe('none');
  expect(capabilityWords('0000000000208000')).toBe('CAP_IPC_OWNER, CAP_SYS_ADMIN');
  expect(capabilityWords('000001ffffffffff')).toBe('all 41');
  expect(capabilityWords('000001fffeff7fff')).toBe('all but CAP_IPC_OWNER, CAP_SYS_RESOURCE');
  expect(capabilityWords('0000020000000001')).toBe('CAP_CHOWN, capability 41');
});
