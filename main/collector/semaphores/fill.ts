import type { IpcObject, Semaphore, SemaphoreSet } from '../../model/snapshot.ts';
import type { Trouble } from '../entering/content.ts';
import { attempt } from '../kernel/files.ts';
import type { Libc } from '../kernel/libc.ts';
import { asRoot } from '../kernel/rights.ts';
import { readSemaphores } from './read.ts';

/** Adds to semaphore sets what their table does not tell: each semaphore. */
export class Semaphores {
  /** By the set as its table tells of it: the one with its semaphores, as last read. */
  readonly #filled = new WeakMap<SemaphoreSet, SemaphoreSet>();

  /**
   * Puts all sets among the objects of the IPC namespace that the thread is in with
   * their semaphores into their places. Sets that are as they were keep their identity.
   * Tells of those that may not be read.
   */
  fill(libc: Libc, objects: IpcObject[]): Trouble[] {
    const refused: number[] = [];
    objects.forEach((object, index) => {
      if (object.kind !== 'sem') return;
      const answer = attempt(() => readSemaphores(libc, object.sysvId, object.count));
      // A set that was removed since it was listed is no trouble.
      if ('value' in answer) objects[index] = this.#with(object, answer.value);
      else if (answer.refusal === 'refused') refused.push(object.sysvId);
    });
    if (refused.length === 0) return [];
    const sets = refused.length === 1 ? 'semaphore set' : 'semaphore sets';
    return [
      {
        what: `Values of ${sets} ${refused.join(', ')}: no read permission`,
        remedy: asRoot(),
      },
    ];
  }

  #with(set: SemaphoreSet, semaphores: Semaphore[]): SemaphoreSet {
    const before = this.#filled.get(set);
    if (before?.semaphores && same(before.semaphores, semaphores)) return before;
    const filled = { ...set, semaphores };
    this.#filled.set(set, filled);
    return filled;
  }
}

function same(some: readonly Semaphore[], others: readonly Semaphore[]): boolean {
  return (
    some.length === others.length &&
    some.every((one, index) => {
      const other = others[index];
      return (
        one.value === other?.value &&
        one.lastPid === other.lastPid &&
        one.waitingToRise === other.waitingToRise &&
        one.waitingForZero === other.waitingForZero
      );
    })
  );
}
