import { expect, test } from 'vitest';
import { parseIdMap, toOutside } from '../namespaces/idmap.ts';
import { mqueueMount } from '../namespaces/mounts.ts';

test('maps ids back to those outside', () => {
  const map = parseIdMap('         0       1000          1\n         1     100000      65536\n');
  expect(toOutside(map, 0)).toBe(1000);
  expect(toOutside(map, 1)).toBe(100000);
  expect(toOutside(map, 65536)).toBe(165535);
  expect(toOutside(map, 65537)).toBeNull();
});

test('passes over what is not a range', () => {
  expect(parseIdMap('\nnonsense\n0 1\n')).toEqual([]);
});

test('finds where the mqueue file system is mounted, escapes undone', () => {
  const mountinfo = `22 1 0:20 / /proc rw - proc proc rw
36 22 0:18 / /dev/my\\040queues rw,nosuid shared:7 - mqueue mqueue rw
`;
  expect(mqueueMount(mountinfo)).toBe('/dev/my queues');
  expect(mqueueMount('22 1 0:20 / /mqueue rw - proc proc rw\n')).toBeNull();
  expect(mqueueMount('')).toBeNull();
});
