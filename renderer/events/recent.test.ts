import { expect, test } from 'vitest';
import { MOST_OF_ONE, Recent } from './recent.ts';
import { event } from './samples.ts';

test('is found by its process, its object and its namespace, the latest first', () => {
  const recent = new Recent();
  recent.add([event({ at: 1 }), event({ at: 2, pid: 8, object: null })]);
  recent.add([event({ at: 3, pid: null })]);
  const times = (node: string) => recent.of(node).map(({ at }) => at);
  expect(times('pid 7')).toEqual([1]);
  expect(times('pid 8')).toEqual([2]);
  expect(times('ipc:1/msg/0')).toEqual([3, 1]);
  expect(times('ipc:1')).toEqual([3, 2, 1]);
  recent.clear();
  expect(times('ipc:1')).toEqual([]);
});

test('a wait that ends takes the place of its beginning', () => {
  const recent = new Recent();
  const begun = event({ call: 'msgrcv', returned: false, result: null, tookMs: null });
  recent.add([begun, event({ at: 2, tid: 9 })]);
  recent.add([event({ call: 'msgrcv', tookMs: 900, result: 5 })]);
  expect(recent.of('pid 7').map(({ at, call, returned }) => [at, call, returned])).toEqual([
    [2, 'msgsnd', true],
    [1, 'msgrcv', true],
  ]);
});

test('where something was missed nobody is said to wait', () => {
  const recent = new Recent();
  recent.add([event({ at: 1 }), event({ at: 2, returned: false, result: null, tookMs: null })]);
  recent.forgetWaits();
  expect(recent.of('ipc:1').map(({ at }) => at)).toEqual([1]);
});

test('what is kept is bounded, of one and of all', () => {
  const recent = new Recent();
  for (let at = 0; at < 3 * MOST_OF_ONE; at++) recent.add([event({ at })]);
  expect(recent.of('pid 7')).toHaveLength(MOST_OF_ONE);
  expect(recent.of('pid 7')[0]?.at).toBe(3 * MOST_OF_ONE - 1);
  for (let pid = 100; pid < 10_000; pid++) {
    recent.add([event({ pid, object: null, namespace: null })]);
  }
  expect(recent.of('pid 7')).toEqual([]);
  expect(recent.of('pid 9999')).toHaveLength(1);
});
