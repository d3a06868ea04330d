import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { sameItems } from '../../model/same.ts';
import { maybe, readNumbers, readText } from '../kernel/files.ts';

/** The list is made anew at every so many polls, whatever the count of births says. */
const POLLS = 32;

/**
 * The pids of all processes, listed only where one may have been born.
 *
 * `processes` in `/proc/stat` (`total_forks`, `show_stat()` in `fs/proc/stat.c`) counts
 * every task that was ever made, in all pid namespaces: `copy_process()` in
 * `kernel/fork.c`, the one way in which tasks are made, raises it under the same hold
 * of `tasklist_lock` under which it gives a task its pid. It is read *before* the list:
 * whoever is not on it is counted later, and shows at the next poll. Who has ended is
 * for the reader to notice, and to say (`doubt`).
 *
 * Not trusted where something is mounted over the file, where it cannot be that of a
 * Linux kernel (some sandboxes write 0), and where `hidepid` (proc(5)) shows and hides
 * processes that were born long before.
 */
export class Pids {
  readonly #births: () => string | null;
  readonly #list: () => number[];
  #pids: readonly number[] = [];
  /** The count before the list was made; null: it is to be made anew. */
  #counted: string | null = null;
  #lastBirths: string | null = null;
  #poll = 0;
  #born = true;
  /** No process is hidden that lives in the pid namespace of the list. */
  readonly complete: boolean;

  /** @param source where pids come from, and the count of births; null: it is not to be trusted */
  constructor({ births, list, complete }: PidSource = procOf('/proc')) {
    this.complete = complete;
    this.#births = births;
    this.#list = list;
  }

  /** In the order of their numbers; the same list while they are the same. Some may have ended. */
  get(): readonly number[] {
    this.#poll += 1;
    const births = this.#births();
    this.#born = births === null || births !== this.#lastBirths;
    this.#lastBirths = births;
    if (births !== null && births === this.#counted && this.#poll % POLLS !== 0) return this.#pids;
    const pids = this.#list().sort((a, b) => a - b);
    if (!sameItems(pids, this.#pids)) this.#pids = pids;
    // Each of them was born once.
    this.#counted = births !== null && Number(births) >= this.#pids.length ? births : null;
    return this.#pids;
  }

  /** Whether a task was made between the last two times, who may have ended since. */
  get born(): boolean {
    return this.#born;
  }

  /** One of them was not there any more: the next list is to be without it. */
  doubt(): void {
    this.#counted = null;
  }
}

export interface PidSource {
  births: () => string | null;
  list: () => number[];
  complete: boolean;
}

/** What a mounted proc(5) says. */
export function procOf(directory: string): PidSource {
  const list = () => readNumbers(directory);
  const file = maybe(() => openSync(`${directory}/stat`, 'r'));
  if (file === null) return { births: () => null, list, complete: false };
  if (fstatSync(file).dev !== statSync(directory).dev || hidesProcesses(directory)) {
    closeSync(file);
    return { births: () => null, list, complete: false };
  }
  const births = () => maybe(() => birthsIn(readStart(file)));
  return { births, list, complete: true };
}

let buffer = Buffer.allocUnsafe(16 * 1024);

/** All of an open file of which the kernel gives as much at once as there is room for. */
function readStart(file: number): Buffer {
  for (;;) {
    const length = readSync(file, buffer, 0, buffer.length, 0);
    if (length < buffer.length) return buffer.subarray(0, length);
    buffer = Buffer.allocUnsafe(2 * buffer.length);
  }
}

const LABEL = '\nprocesses ';

/** The digits after `processes` in the text of `/proc/stat`; null where there are none. */
export function birthsIn(text: Buffer): string | null {
  // Far from the beginning: there stands a number for each interrupt.
  const at = text.lastIndexOf(LABEL);
  const end = at < 0 ? -1 : text.indexOf('\n', at + LABEL.length);
  if (end < 0) return null;
  const digits = text.toString('latin1', at + LABEL.length, end);
  return /^\d+$/.test(digits) ? digits : null;
}

/** Whether a proc file system is mounted so that it does not show everybody all processes. */
function hidesProcesses(directory: string): boolean {
  const mounts = maybe(() => readText('/proc/self/mountinfo'));
  return mounts === null || hidesIn(mounts, directory);
}

/** The same in the text of `/proc/self/mountinfo`; true where it does not tell of it. */
export function hidesIn(mountinfo: string, directory: string): boolean {
  // The last one mounted there lies on top.
  const line = mountinfo.split('\n').findLast((candidate) => candidate.split(' ')[4] === directory);
  return line === undefined || !line.includes(' - proc ') || /\bhidepid=(?!0|off)/.test(line);
}
