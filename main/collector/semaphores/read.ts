import type { Semaphore } from '../../model/snapshot.ts';
import type { Libc } from '../kernel/libc.ts';

/** `linux/sem.h`, commands of semctl(2). */
const GETPID = 11;
const GETALL = 13;
const GETNCNT = 14;
const GETZCNT = 15;

/**
 * Each semaphore of a set of the IPC namespace that the thread is in, by
 * semctl(2). Needs read permission for the set; throws a `SystemError`.
 */
export function readSemaphores(libc: Libc, semid: number, count: number): Semaphore[] {
  const values = libc.semaphoreValues(semid, count, GETALL);
  return Array.from(values, (value, number) => ({
    value,
    lastPid: libc.semaphore(semid, number, GETPID),
    waitingToRise: libc.semaphore(semid, number, GETNCNT),
    waitingForZero: libc.semaphore(semid, number, GETZCNT),
  }));
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
