import { expect, test } from 'vitest';
import type { Record } from './record.ts';
import { Stir } from './stir.ts';

function recordOf(ipc: string | null, over: object = {}, elsewhere: string[] = []): Record {
  return {
    reading: {
      kernelThread: false,
      process: { pid: 7, namespaces: { ipc } },
      refused: { namespaces: ipc === null },
      ...over,
    },
    threads: [{ elsewhere: elsewhere.map((id) => ({ type: 'ipc', id })) }],
  } as unknown as Record;
}

function stirOf(records: Record[], seesAll = true): Stir {
  const stir = new Stir();
  stir.begin(seesAll, false);
  for (const record of records) stir.add(record);
  return stir;
}

test('who ran stirs where it lives, and where its threads are', () => {
  const stir = stirOf([recordOf('ipc:1', {}, ['ipc:2'])]);
  expect(['ipc:1', 'ipc:2', 'ipc:3'].map((id) => stir.in(id))).toEqual(['yes', 'yes', 'no']);
  stir.begin(true, false);
  expect(stir.in('ipc:1')).toBe('no');
});

test('of whom it is not known may have been anywhere', () => {
  const stir = stirOf([recordOf(null), recordOf('ipc:1')]);
  expect(['ipc:1', 'ipc:2'].map((id) => stir.in(id))).toEqual(['yes', 'perhaps']);
});

test('threads of the kernel and what has ended wait for nothing', () => {
  const ended = recordOf(null, { refused: { namespaces: false } });
  expect(stirOf([ended, recordOf('ipc:1', { kernelThread: true })]).in('ipc:1')).toBe('no');
});

test('where processes may be hidden it is never known that nobody ran', () => {
  expect(stirOf([], false).in('ipc:1')).toBe('yes');
});

test('it reaches where somebody is who ran, and whose objects somebody holds who ran', () => {
  const stir = new Stir();
  stir.holders = new Map([[7, new Set(['ipc:2'])]]);
  stir.begin(true, false);
  stir.add(recordOf('ipc:1'));
  const reached = () => ['ipc:1', 'ipc:2', 'ipc:3'].map((id) => stir.reaches(id));
  expect(reached()).toEqual(['yes', 'yes', 'no']);
  // Who waits for something is there, whatever others hold.
  expect(stir.in('ipc:2')).toBe('no');
  stir.begin(true, false);
  expect(reached()).toEqual(['no', 'no', 'no']);
});

test('who was born, and who is hidden, may have been anywhere', () => {
  const stir = stirOf([recordOf(null)]);
  expect(stir.reaches('ipc:1')).toBe('perhaps');
  stir.begin(true, true);
  expect(stir.reaches('ipc:1')).toBe('yes');
  stir.begin(false, false);
  expect(stir.reaches('ipc:1')).toBe('yes');
});

test('what is noticed between two looks is told by the next', () => {
  const stir = stirOf([]);
  stir.addLater(recordOf('ipc:1'));
  expect(stir.reaches('ipc:1')).toBe('no');
  stir.begin(true, false);
  expect(stir.reaches('ipc:1')).toBe('yes');
  stir.begin(true, false);
  expect(stir.reaches('ipc:1')).toBe('no');
});
