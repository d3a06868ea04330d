import { expect, test } from 'vitest';
import type { Record } from './record.ts';
import { Stir } from './stir.ts';

function recordOf(ipc: string | null, over: object = {}, elsewhere: string[] = []): Record {
  return {
    reading: {
      kernelThread: false,
      process: { namespaces: { ipc } },
      refused: { namespaces: ipc === null },
      ...over,
    },
    threads: [{ elsewhere: elsewhere.map((id) => ({ type: 'ipc', id })) }],
  } as unknown as Record;
}

function stirOf(records: Record[], seesAll = true): Stir {
  const stir = new Stir();
  stir.begin(seesAll);
  for (const record of records) stir.add(record);
  return stir;
}

test('who ran stirs where it lives, and where its threads are', () => {
  const stir = stirOf([recordOf('ipc:1', {}, ['ipc:2'])]);
  expect(['ipc:1', 'ipc:2', 'ipc:3'].map((id) => stir.in(id))).toEqual(['yes', 'yes', 'no']);
  stir.begin(true);
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
