/** A step back of the clock that is taken for none, milliseconds; well below a second. */
const STEP_MS = 100;
/** So many whole seconds ago is past for certain: the kernel's clock for these times may be a tick behind. */
const PAST_SECONDS = 2;

/**
 * Whether a time that the kernel noted, in whole seconds, is so far back that what it notes
 * from now on is another (`ktime_get_real_seconds()`).
 */
export class PastClock {
  readonly #now: () => number;
  readonly #monotonic: () => number;
  /** How far the clock was ahead of one that is never set, milliseconds, at most. */
  #ahead = Number.NEGATIVE_INFINITY;
  #past = 0;
  #epoch = 0;

  constructor(now: () => number = Date.now, monotonic: () => number = () => performance.now()) {
    this.#now = now;
    this.#monotonic = monotonic;
  }

  /** Looks at the clock; to be called once a poll, before anything is read. */
  look(): void {
    const now = this.#now();
    const ahead = now - this.#monotonic();
    if (ahead < this.#ahead - STEP_MS) {
      this.#epoch += 1;
      this.#ahead = ahead;
    }
    this.#ahead = Math.max(this.#ahead, ahead);
    this.#past = Math.floor(now / 1000) - PAST_SECONDS;
  }

  /** Counts how often the clock was set back. What was past before is not past since. */
  get epoch(): number {
    return this.#epoch;
  }

  /** @param seconds Unix time */
  isPast(seconds: number): boolean {
    return seconds <= this.#past;
  }
}
