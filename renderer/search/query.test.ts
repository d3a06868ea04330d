import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyNumber, parseQuery } from './query.ts';

const tokens = (text: string) =>
  parseQuery(text).tokens.map(({ field, value }) => (field ? [field, value] : value));

test('words, fields and quotes', () => {
  expect(tokens('Postgres  4711')).toEqual(['postgres', '4711']);
  expect(tokens('pid:4711 USER:root ns:402 uid:5')).toEqual([
    ['pid', '4711'],
    ['user', 'root'],
    ['namespace', '402'],
    ['user', '5'],
  ]);
  expect(tokens('"two words" user:"a b" container:"open')).toEqual([
    'two words',
    ['user', 'a b'],
    ['container', 'open'],
  ]);
  // Ids of the snapshot, names with colons, and what is only begun.
  expect(tokens('ipc:4026531839/msg/0 :x a:b /demo')).toEqual([
    'ipc:4026531839/msg/0',
    ':x',
    'a:b',
    '/demo',
  ]);
  expect(tokens('pid: user: ""')).toEqual([]);
});

test('what can never match is told', () => {
  expect(parseQuery('pid:abc').complaint).toContain('pid:');
  expect(parseQuery('key:zz').complaint).toContain('0x51');
  expect(parseQuery('kind:chair').complaint).toContain('segment');
  for (const fine of ['', 'abc', 'pid:', 'pid:1', 'key:0x', 'key:-5', 'kind:q', 'state:zzz']) {
    expect(parseQuery(fine).complaint).toBeNull();
  }
});

test('a key is the same however it is written', () => {
  expect([keyNumber('0xdeadbeef'), keyNumber('3735928559'), keyNumber('-559038737')]).toEqual([
    0xdeadbeef, 0xdeadbeef, 0xdeadbeef,
  ]);
  expect([keyNumber('x'), keyNumber('0x123456789'), keyNumber('')]).toEqual([null, null, null]);
});

test('every text can be read, and what was meant comes out of it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const query = parseQuery(text);
      expect(query.tokens.every(({ value }) => value !== '' && value === value.toLowerCase())).toBe(
        true,
      );
    }),
  );
  const value = fc.string({ minLength: 1 }).filter((text) => !/["]/.test(text));
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom('', 'pid', 'user', 'key'), value)), (wanted) => {
      const text = wanted.map(([field, word]) => `${field && `${field}:`}"${word}"`).join(' ');
      expect(parseQuery(text).tokens).toEqual(
        wanted.map(([field, word]) => ({ field: field || null, value: word.toLowerCase() })),
      );
    }),
  );
});
