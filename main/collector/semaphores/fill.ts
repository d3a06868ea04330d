import type { IpcObject, SemaphoreSet } from '../../model/snapshot.ts';
import type { Gathered, Trouble } from '../entering/content.ts';
import { type Refusal, refusalOf } from '../kernel/files.ts';
import type { Libc } from '../kernel/libc.ts';
import { asRoot } from '../kernel/rights.ts';
import type { Stir } from '../processes/stir.ts';
import { PastClock } from './clock.ts';
import { readNumbers, semaphoresOf } from './read.ts';

/** A set with its semaphores, and the numbers that these are made of. */
interface Filled {
  readonly set: SemaphoreSet;
  readonly numbers: Int32Array;
  /** When they were read, no operation could bear the time of the last one any more: of the clock. */
  readonly settled: number | null;
  /** In which poll who waits was asked for. */
  asked: number;
}

/**
 * Adds to semaphore sets what their table does not tell: each semaphore.
 *
 * Whatever changes a value or a last operator sets the time of the last operation or change
 * of its set (`set_semotime()`, `semctl_setval()` and `exit_sem()` in `ipc/sem.c`), in whole
 * seconds. So once a set was read after that second had passed, they are the same for as long
 * as its table gives the same times. Who waits is told by no time; but who waits is in the
 * namespace of the set and ran to begin it, and runs when it ends. Where somebody ran who may
 * not be looked at, it is asked for in turn.
 */
export class Semaphores {
  readonly #clock: PastClock;
  #poll = 0;
  /** By the set as its table tells of it. */
  readonly #filled = new WeakMap<SemaphoreSet, Filled>();
  /** By what the tables told: what was made of it last, and which sets were refused. */
  readonly #whole = new WeakMap<Gathered, { filled: Gathered; refused: string }>();

  constructor(clock: PastClock = new PastClock()) {
    this.#clock = clock;
  }

  /** A poll begins. */
  begin(): void {
    this.#poll += 1;
    this.#clock.look();
  }

  /**
   * All sets among the objects of the IPC namespace that the thread is in with their
   * semaphores, and a word of those that may not be read. Sets that are as they were keep
   * their identity, and so does the whole where all of them are.
   *
   * @param stirred whether somebody there did something since the last poll
   */
  fill(libc: Libc, gathered: Gathered, stirred: ReturnType<Stir['in']>): Gathered {
    const before = this.#whole.get(gathered);
    const objects = before?.filled.objects ?? gathered.objects;
    let filled: IpcObject[] | null = before ? null : objects.slice();
    const refused: number[] = [];
    // By their places: where polls are slow this is not optimised, and `for … of` makes an object at each step.
    for (let index = 0; index < objects.length; index++) {
      const object = gathered.objects[index];
      if (object?.kind !== 'sem') continue;
      const answer = this.#ask(libc, object, stirred);
      if (answer === objects[index]) continue;
      if (typeof answer === 'object') {
        filled ??= objects.slice();
        filled[index] = answer;
      }
      // A set that was removed since it was listed is no trouble.
      else if (answer === 'refused') refused.push(object.sysvId);
    }
    const same = before !== undefined && before.refused === refused.join();
    if (same && filled === null) return before.filled;
    const troubles = [...gathered.troubles, ...refusalsOf(refused)];
    const whole = { objects: filled ?? objects, troubles };
    this.#whole.set(gathered, { filled: whole, refused: refused.join() });
    return whole;
  }

  #ask(libc: Libc, set: SemaphoreSet, stirred: ReturnType<Stir['in']>): SemaphoreSet | Refusal {
    const before = this.#filled.get(set) ?? null;
    if (before?.settled === this.#clock.epoch) {
      const isTurn = this.#poll - before.asked >= TURNS;
      if (stirred === 'no' || (stirred === 'perhaps' && !isTurn)) return before.set;
    }
    try {
      return this.#read(libc, set, before);
    } catch (error) {
      return refusalOf(error);
    }
  }

  #read(libc: Libc, set: SemaphoreSet, before: Filled | null): SemaphoreSet {
    const { epoch } = this.#clock;
    const untouched = before?.settled === epoch;
    // Asked before the reading: what happens during it is to bear a later time.
    const settled =
      untouched || this.#clock.isPast(Math.max(set.operatedAt, set.changedAt)) ? epoch : null;
    const known = before?.numbers ?? null;
    const numbers = readNumbers(libc, set.sysvId, set.count, known, untouched);
    const same = before !== null && numbers === known;
    if (same && settled === before.settled) {
      before.asked = this.#poll;
      return before.set;
    }
    const filled = same ? before.set : { ...set, semaphores: semaphoresOf(numbers) };
    // Not all sets are to have their turn at once.
    const asked = before === null ? this.#poll - (set.sysvId % TURNS) : this.#poll;
    this.#filled.set(set, { set: filled, numbers, settled, asked });
    return filled;
  }
}

/** Once in so many polls, where the namespace is visited then. */
const TURNS = 8;

function refusalsOf(semids: readonly number[]): Trouble[] {
  if (semids.length === 0) return [];
  const sets = semids.length === 1 ? 'semaphore set' : 'semaphore sets';
  const what = `Values of ${sets} ${semids.join(', ')}: no read permission`;
  return [{ what, remedy: asRoot() }];
}
