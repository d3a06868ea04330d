import type { IpcObject, SemaphoreSet } from '../../model/snapshot.ts';
import type { Trouble } from '../entering/content.ts';
import { attempt } from '../kernel/files.ts';
import type { Libc } from '../kernel/libc.ts';
import { asRoot } from '../kernel/rights.ts';
import { readNumbers, semaphoresOf } from './read.ts';

/** A set with its semaphores, and the numbers that these are made of. */
interface Filled {
  readonly set: SemaphoreSet;
  readonly numbers: Int32Array;
}

/** Adds to semaphore sets what their table does not tell: each semaphore. */
export class Semaphores {
  /** By the set as its table tells of it. */
  readonly #filled = new WeakMap<SemaphoreSet, Filled>();

  /**
   * Puts all sets among the objects of the IPC namespace that the thread is in with
   * their semaphores into their places. Sets that are as they were keep their identity.
   * Tells of those that may not be read.
   */
  fill(libc: Libc, objects: IpcObject[]): Trouble[] {
    const refused: number[] = [];
    for (let index = 0; index < objects.length; index++) {
      const object = objects[index];
      if (object?.kind !== 'sem') continue;
      const answer = attempt(() => this.#read(libc, object));
      // A set that was removed since it was listed is no trouble.
      if ('value' in answer) objects[index] = answer.value;
      else if (answer.refusal === 'refused') refused.push(object.sysvId);
    }
    if (refused.length === 0) return NONE;
    const sets = refused.length === 1 ? 'semaphore set' : 'semaphore sets';
    return [
      {
        what: `Values of ${sets} ${refused.join(', ')}: no read permission`,
        remedy: asRoot(),
      },
    ];
  }

  #read(libc: Libc, set: SemaphoreSet): SemaphoreSet {
    const before = this.#filled.get(set);
    const numbers = readNumbers(libc, set.sysvId, set.count, before?.numbers ?? null);
    if (before?.numbers === numbers) return before.set;
    const filled = { ...set, semaphores: semaphoresOf(numbers) };
    this.#filled.set(set, { set: filled, numbers });
    return filled;
  }
}

const NONE: Trouble[] = [];
