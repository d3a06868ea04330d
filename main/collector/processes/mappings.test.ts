import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseMappings } from './mappings.ts';

const MAPS = `55d0c7c00000-55d0c7c02000 r--p 00000000 fe:00 131 /usr/bin/cat
7f4fd9b69000-7f4fd9b82000 rw-s 00000000 00:01 7                          /SYSV00004242 (deleted)
7f4fd9c00000-7f4fd9c01000 r--s 00001000 00:01 2147483647                 /SYSVffffffff (deleted)
7f4fd9d00000-7f4fd9d01000 rw-s 00000000 fe:00 9                          /SYSV00000001
7f4fd9e00000-7f4fd9e01000 rw-p 00000000 00:01 9                          /SYSV00000002 (deleted)
7f4fd9f00000-7f4fd9f01000 rw-s 00000000 00:01 9                          /tmp/SYSV00000003
7fff00000000-7fff00021000 rw-p 00000000 00:00 0                          [stack]
`;

test('finds the segments, with signed keys and their ranges', () => {
  expect(parseMappings(MAPS)).toEqual([
    {
      range: '7f4fd9b69000-7f4fd9b82000',
      bytes: 102400,
      offset: 0,
      access: 'read-write',
      shmid: 7,
      key: 0x4242,
    },
    {
      range: '7f4fd9c00000-7f4fd9c01000',
      bytes: 4096,
      offset: 4096,
      access: 'read',
      shmid: 2147483647,
      key: -1,
    },
  ]);
});

test('a last line without its end is not taken', () => {
  const cut = MAPS.indexOf(' (deleted)');
  expect(parseMappings(MAPS.slice(0, cut))).toEqual([]);
});

test('never throws, whatever it is given', () => {
  const noise = fc.array(
    fc.oneof(fc.string(), fc.constantFrom('/SYSV00000001', ' 00:01 ', '\n', 'rw-s')),
  );
  fc.assert(fc.property(noise, (parts) => void parseMappings(parts.join(''))));
});
