import { closeSync, openSync, type PathLike, readdirSync, readlinkSync, readSync } from 'node:fs';

/**
 * Reading of /proc. Synchronous throughout: the calls are served from memory, a
 * thread pool would only add to them, and only synchronous ones see the IPC
 * namespace that the thread has entered (kernel: `fs/proc/`, `ipc/util.c`).
 */

let buffer = Buffer.allocUnsafe(64 * 1024);

/** Reads all of a file that reports no size; throws as fs does. */
export function readText(path: string): string {
  return readBytes(path).toString('utf8');
}

/** As `readText`, the bytes; valid until the next read. */
export function readBytes(path: PathLike): Buffer {
  // First the reading: it can put a larger buffer in the place of this one.
  const length = readInto(path, 0);
  return buffer.subarray(0, length);
}

/**
 * As `readText`, for a table whose lines are shorter than 512 bytes, ASCII. The
 * kernel fills a page with whole lines at a time (`fs/seq_file.c`): where that
 * much room was left, there was no further line.
 */
export function readTable(path: string): string {
  const length = readInto(path, 4096 - 512);
  return buffer.toString('latin1', 0, length);
}

/**
 * As `readText`, of a file of which the kernel gives as much at once as there is room for:
 * one that it writes in one go (`single_open`, `fs/seq_file.c`), or a command line
 * (`get_mm_cmdline()`, `fs/proc/base.c`). Where room was left, that was the end.
 */
export function readWhole(path: string): string {
  const length = readInto(path, Number.POSITIVE_INFINITY);
  return buffer.toString('utf8', 0, length);
}

/** Reads until the end, or until a read gives less than `last` bytes and leaves room. */
function readInto(path: PathLike, last: number): number {
  const fd = openSync(path, 'r');
  try {
    let length = 0;
    for (;;) {
      const room = buffer.length - length;
      const count = readSync(fd, buffer, length, room, null);
      length += count;
      if (count === 0 || (count < last && count < room)) return length;
      // With less room than `last` every read would give less, and seem to be the last one.
      if (buffer.length - length < MOST_IN_A_READ) {
        buffer = Buffer.concat([buffer], buffer.length * 2);
      }
    }
  } finally {
    closeSync(fd);
  }
}

/** A page, which is what a table is given in. */
const MOST_IN_A_READ = 4096;

/**
 * Reads a file that the kernel writes in one go (`single_open`, at most a page):
 * a second read that would only find the end is left out. ASCII.
 */
export function readShort(path: string): string {
  const fd = openSync(path, 'r');
  try {
    return buffer.toString('latin1', 0, readSync(fd, buffer, 0, 4096, null));
  } finally {
    closeSync(fd);
  }
}

/** Why a file of /proc could not be read. */
export type Refusal = 'gone' | 'refused' | 'failed';

/**
 * A process that ended while it was read shows as ENOENT or ESRCH; EACCES and
 * EPERM are the answer to a reader without the right to it.
 */
export function refusal(error: unknown): Refusal {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
    case 'ESRCH':
    case 'ENOTDIR':
      return 'gone';
    case 'EACCES':
    case 'EPERM':
      return 'refused';
    default:
      return 'failed';
  }
}

/** The value of `read`, or why there is none. Errors that are no refusal of /proc are thrown. */
export function attempt<Value>(read: () => Value): { value: Value } | { refusal: Refusal } {
  try {
    return { value: read() };
  } catch (error) {
    return { refusal: refusalOf(error) };
  }
}

/** As `refusal`; throws what is an error of another kind. */
export function refusalOf(error: unknown): Refusal {
  if (typeof (error as NodeJS.ErrnoException).code !== 'string') throw error;
  return refusal(error);
}

/** The value of `read`, or null where /proc refuses it or it has gone. */
export function maybe<Value>(read: () => Value): Value | null {
  const answer = attempt(read);
  return 'value' in answer ? answer.value : null;
}

/** The entries of a directory of /proc that are numbers: processes, threads, descriptors. */
export function readNumbers(directory: string): number[] {
  const numbers: number[] = [];
  for (const name of readdirSync(directory)) {
    const first = name.charCodeAt(0);
    if (first >= 48 && first <= 57) numbers.push(Number(name));
  }
  return numbers;
}

export { readlinkSync as readLink };
