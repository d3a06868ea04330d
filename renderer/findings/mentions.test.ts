import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mentions } from './mentions.ts';

const NODES = ['pid 47', 'pid 4711', 'ipc:10', 'ipc:10/shm/3', 'ipc:10/mqueue/a%20b'];

test('each node that is named is found, and no part of another', () => {
  const found = (sentence: string) =>
    mentions(sentence, NODES).flatMap(({ node }) => (node === null ? [] : [node]));
  expect(found('pid 4711 waits for ipc:10/shm/3, which pid 47 was the last to use')).toEqual([
    'pid 4711',
    'ipc:10/shm/3',
    'pid 47',
  ]);
  expect(found('It is kept by ipc:10')).toEqual(['ipc:10']);
  expect(found('pid 471, ipc:100, ipc:10/shm/33, xpid 47, ipc:10/mqueue/a')).toEqual([]);
});

test('nothing of the sentence is lost', () => {
  const part = fc.oneof(fc.constantFrom(...NODES, ' ', ', ', '1', '/'), fc.string());
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const sentence = parts.join('');
      const pieces = mentions(sentence, NODES);
      expect(pieces.map(({ text }) => text).join('')).toBe(sentence);
      for (const { text, node } of pieces) expect(node === null || node === text).toBe(true);
    }),
  );
});
