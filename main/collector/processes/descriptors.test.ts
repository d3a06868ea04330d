import { expect, test } from 'vitest';
import { parseAccess } from './descriptors.ts';

test('reads the access mode out of the flags', () => {
  expect(parseAccess('pos:\t0\nflags:\t0100000\nmnt_id:\t15\n')).toBe('read');
  expect(parseAccess('pos:\t0\nflags:\t0104001\n')).toBe('write');
  expect(parseAccess('pos:\t0\nflags:\t02\n')).toBe('read-write');
});

test('says nothing where it is missing or impossible', () => {
  expect(parseAccess('')).toBeNull();
  expect(parseAccess('pos:\t0\n')).toBeNull();
  expect(parseAccess('flags:\t03\n')).toBeNull();
});
