import type { Semaphore } from '../../model/snapshot.ts';
import { type Libc, SEMMSL_MOST } from '../kernel/libc.ts';

/** `linux/sem.h`, commands of semctl(2). */
const GETPID = 11;
const GETALL = 13;
const GETNCNT = 14;
const GETZCNT = 15;

/** What the kernel tells of a semaphore: so many numbers, in the order of a `Semaphore`. */
const NUMBERS = 4;

/** Never moved in memory: the kernel writes there. */
const values = Buffer.allocUnsafeSlow(SEMMSL_MOST * 2);
const semval = new Uint16Array(values.buffer, values.byteOffset, SEMMSL_MOST);
/** Where the numbers of a set are put together; most are as they were, and kept nowhere else. */
let row = new Int32Array(64);

/**
 * What the kernel tells of each semaphore of a set of the IPC namespace that the thread is
 * in, by semctl(2): the numbers of one after those of another. Where all are as in `before`
 * that is what is returned. Needs read permission for the set; throws a `SystemError`.
 *
 * @param untouched values and last operators are as in `before`: only who waits is asked for
 */
export function readNumbers(
  libc: Libc,
  semid: number,
  count: number,
  before: Int32Array | null,
  untouched: boolean,
): Int32Array {
  const length = count * NUMBERS;
  if (row.length < length) row = new Int32Array(length);
  if (untouched && before !== null) row.set(before);
  else readState(libc, semid, count);
  for (let number = 0, at = 2; number < count; number++, at += NUMBERS) {
    row[at] = libc.semaphore(semid, number, GETNCNT);
    row[at + 1] = libc.semaphore(semid, number, GETZCNT);
  }
  return before !== null && sameNumbers(before, row, length) ? before : row.slice(0, length);
}

function readState(libc: Libc, semid: number, count: number): void {
  libc.semaphoreValues(semid, values, GETALL);
  for (let number = 0, at = 0; number < count; number++, at += NUMBERS) {
    row[at] = semval[number] ?? 0;
    row[at + 1] = libc.semaphore(semid, number, GETPID);
  }
}

function sameNumbers(before: Int32Array, now: Int32Array, length: number): boolean {
  if (before.length !== length) return false;
  for (let at = 0; at < length; at++) if (before[at] !== now[at]) return false;
  return true;
}

/** The semaphores that numbers tell of. */
export function semaphoresOf(numbers: Int32Array): Semaphore[] {
  return Array.from({ length: numbers.length / NUMBERS }, (_, number) => {
    const [value = 0, lastPid = 0, waitingToRise = 0, waitingForZero = 0] = numbers.subarray(
      number * NUMBERS,
      (number + 1) * NUMBERS,
    );
    return { value, lastPid, waitingToRise, waitingForZero };
  });
}

/**
 * The same out of what `ipcs -s -i ID` prints: a table of semnum, value, ncount,
 * zcount and pid. Null where there is no such table of that many lines.
 */
export function parseIpcsSemaphores(text: string, count: number): Semaphore[] | null {
  const semaphores: Semaphore[] = [];
  for (const line of text.split('\n')) {
    const match = /^(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*$/.exec(line.trim());
    if (match === null) continue;
    const [number, value = 0, waitingToRise = 0, waitingForZero = 0, lastPid = 0] = match
      .slice(1)
      .map(Number);
    if (number !== semaphores.length) return null;
    semaphores.push({ value, lastPid, waitingToRise, waitingForZero });
  }
  return semaphores.length === count ? semaphores : null;
}
