import { beforeEach, expect, test } from 'vitest';
import { difference, worldOf } from '../../preload/contract.ts';
import { arrivals } from './arrivals.ts';
import { msg, namespace, process, snapshot } from './samples.ts';
import { begin, compareWith, receive, select, useStore } from './store.ts';

const first = snapshot({ processes: [process({ pid: 1 })], objects: [msg({ messages: 3 })] });
const second = snapshot({ takenAt: first.takenAt + 500, processes: [process({ pid: 2 })] });
const state = () => useStore.getState();

beforeEach(() => {
  useStore.setState(useStore.getInitialState(), true);
  begin({
    theme: 'system',
    still: false,
    collector: { phase: 'running', pid: 7, pollMs: 500, restarts: 0 },
    current: { sequence: 4, snapshot: first },
  });
});

test('differences lead from one poll to the next', () => {
  receive({ kind: 'difference', sequence: 5, difference: difference(first, second) });
  expect([...(state().world?.processes.keys() ?? [])]).toEqual([2]);
  expect(state().poll.sequence).toBe(5);
});

test('a poll that tells the same leaves the world what it is, and is the last one', () => {
  const { world } = state();
  select('pid 1');
  const { inspected } = state();
  const again = { ...first, takenAt: first.takenAt + 500, durationMs: 9 };
  receive({ kind: 'difference', sequence: 5, difference: difference(first, again) });
  expect(state().world).toBe(world);
  expect(state().inspected).toBe(inspected);
  expect(state().poll).toEqual({ sequence: 5, takenAt: again.takenAt, durationMs: 9 });
  receive({ kind: 'difference', sequence: 6, difference: difference(again, second) });
  expect(state().world).not.toBe(world);
});

test('what was already known when the window began is not applied again', () => {
  receive({ kind: 'difference', sequence: 4, difference: difference(first, second) });
  receive({ kind: 'snapshot', sequence: 3, snapshot: second });
  expect([...(state().world?.processes.keys() ?? [])]).toEqual([1]);
});

test('what is selected keeps its last known values after it has gone', () => {
  select('ipc:10/msg/0');
  receive({ kind: 'difference', sequence: 5, difference: difference(first, second) });
  const third = { ...second, takenAt: second.takenAt + 500 };
  receive({ kind: 'difference', sequence: 6, difference: difference(second, third) });
  expect(state().inspected).toMatchObject({
    node: 'ipc:10/msg/0',
    goneSince: second.takenAt,
    lastSeen: first.takenAt,
    thing: { kind: 'object', object: { messages: 3 } },
  });
  receive({ kind: 'difference', sequence: 7, difference: difference(third, first) });
  expect(state().inspected).toMatchObject({ goneSince: null, lastSeen: null });
  select(null);
  expect(state().inspected).toBeNull();
});

test('a pid that is given out again is another process', () => {
  select('pid 1');
  const again = snapshot({ processes: [process({ pid: 1, startTime: 99, comm: 'else' })] });
  receive({ kind: 'snapshot', sequence: 5, snapshot: again });
  expect(state().inspected).toMatchObject({
    goneSince: again.takenAt,
    thing: { kind: 'process', process: { comm: 'sleep' } },
  });
});

test('selecting what is not there says so, and shows it when it comes', () => {
  select('pid 2');
  expect(state().inspected).toMatchObject({ thing: null, goneSince: first.takenAt });
  receive({ kind: 'snapshot', sequence: 5, snapshot: second });
  expect(state().inspected).toMatchObject({ thing: { kind: 'process' }, goneSince: null });
});

test('a second process is compared until it is chosen again, or another is selected', () => {
  select('pid 1');
  compareWith('pid 2');
  expect([state().selected, state().second]).toEqual(['pid 1', 'pid 2']);
  compareWith('pid 2');
  expect([state().selected, state().second]).toEqual(['pid 1', null]);
  compareWith('pid 1');
  expect([state().selected, state().second]).toEqual(['pid 1', null]);
  compareWith('pid 2');
  select('pid 3');
  expect([state().selected, state().second]).toEqual(['pid 3', null]);
});

test('what is no process is selected instead of compared', () => {
  compareWith('pid 1');
  expect([state().selected, state().second]).toEqual(['pid 1', null]);
  compareWith('ipc:10/msg/0');
  expect([state().selected, state().second]).toEqual(['ipc:10/msg/0', null]);
  compareWith('pid 1');
  expect([state().selected, state().second]).toEqual(['pid 1', null]);
});

test('arrivals are what was not there before, a reused pid among them', () => {
  const before = worldOf(first);
  const after = worldOf(
    snapshot({
      processes: [process({ pid: 1, startTime: 5 }), process({ pid: 2 })],
      objects: first.objects,
      namespaces: [namespace({ inode: 10 })],
    }),
  );
  expect([...arrivals(before, after)].sort()).toEqual(['ipc:10', 'pid 1', 'pid 2']);
  expect(arrivals(after, after).size).toBe(0);
});
