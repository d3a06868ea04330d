import { expect, test } from 'vitest';
import type { SemaphoreSet } from '../../model/snapshot.ts';
import { type Libc, loadLibc } from '../kernel/libc.ts';
import { PastClock } from './clock.ts';
import { Semaphores } from './fill.ts';

const GETPID = 11;
const GETNCNT = 14;

/** A kernel with one set of two semaphores: what it is asked, and what it answers. */
function machine() {
  const asked: number[] = [];
  const state = { value: 3, lastPid: 7, waiting: 0, seconds: 1_000 };
  const libc: Libc = {
    ...loadLibc(),
    semaphoreValues(_, into, command) {
      asked.push(command);
      into.writeUInt16LE(state.value, 0);
      into.writeUInt16LE(state.value, 2);
    },
    semaphore(_, __, command) {
      asked.push(command);
      return command === GETPID ? state.lastPid : command === GETNCNT ? state.waiting : 0;
    },
  };
  const clock = new PastClock(
    () => state.seconds * 1_000,
    () => state.seconds * 1_000,
  );
  const semaphores = new Semaphores(clock);
  const fill = (set: SemaphoreSet, stirred: 'yes' | 'no' | 'perhaps') => {
    semaphores.begin();
    asked.length = 0;
    const [filled] = semaphores.fill(libc, gatheredOf(set), stirred).objects;
    return (filled as SemaphoreSet).semaphores;
  };
  return { state, asked, fill };
}

const known = new WeakMap<SemaphoreSet, { objects: SemaphoreSet[]; troubles: [] }>();

/** The same for the same set: as tables that say the same give it. */
function gatheredOf(set: SemaphoreSet) {
  const gathered = known.get(set) ?? { objects: [set], troubles: [] };
  known.set(set, gathered);
  return gathered;
}

function setOf(operatedAt: number): SemaphoreSet {
  return { kind: 'sem', sysvId: 0, count: 2, operatedAt, changedAt: 900 } as SemaphoreSet;
}

test('while an operation can bear the same second, all is asked each time', () => {
  const { state, asked, fill } = machine();
  const set = setOf(1_000);
  for (const seconds of [1_000, 1_001]) {
    state.seconds = seconds;
    state.value = seconds;
    expect(fill(set, 'no')?.[0]?.value).toBe(seconds);
    expect(asked).toHaveLength(7);
  }
});

test('once it is past nothing is asked while nobody there ran', () => {
  const { state, asked, fill } = machine();
  const set = setOf(990);
  const before = fill(set, 'yes');
  expect(asked).toHaveLength(7);
  expect(fill(set, 'no')).toBe(before);
  expect(asked).toEqual([]);
  // Whoever begins to wait has run.
  state.waiting = 1;
  expect(fill(set, 'yes')?.map(({ waitingToRise }) => waitingToRise)).toEqual([1, 1]);
  expect(asked).not.toContain(GETPID);
  expect(asked).toHaveLength(4);
});

test('where somebody may have run it is asked in turn', () => {
  const { state, fill } = machine();
  const set = setOf(990);
  fill(set, 'yes');
  state.waiting = 1;
  const seen = Array.from({ length: 8 }, () => fill(set, 'perhaps')?.[0]?.waitingToRise);
  expect(seen).toContain(0);
  expect(seen).toContain(1);
});

test('another time of the last operation, and all is asked', () => {
  const { state, fill } = machine();
  fill(setOf(990), 'yes');
  Object.assign(state, { value: 9, lastPid: 8 });
  expect(fill(setOf(991), 'no')?.[1]).toMatchObject({ value: 9, lastPid: 8 });
});

test('a clock that was set back, and all is asked', () => {
  const asked: number[] = [];
  const set = setOf(990);
  let ahead = 0;
  const clock = new PastClock(
    () => (1_000 + ahead) * 1_000,
    () => 1_000_000,
  );
  const semaphores = new Semaphores(clock);
  const libc = { ...loadLibc(), semaphoreValues() {}, semaphore: () => asked.push(0) } as Libc;
  for (const [back, count] of [
    [0, 6],
    [0, 0],
    [-5, 6],
  ] as const) {
    ahead = back;
    asked.length = 0;
    semaphores.begin();
    semaphores.fill(libc, gatheredOf(set), 'no');
    expect(asked).toHaveLength(count);
  }
});
