import { Allowance } from '../events/allowance.ts';

/** So many are hurried a second in the long run, and so many in quick succession, */
const HURRIED_A_SECOND = 4;
const HURRIED_AT_ONCE = 4;
/** but between two there is at least so many times what the last one took. */
const HURRY_TIMES = 3;

/**
 * Does `work` every `everyMs` milliseconds, the first time at once, and never
 * two at a time: where one takes longer than the interval the next follows
 * after a pause of a tenth of the interval, so that other work gets its turn.
 */
export class Clock {
  #timer: NodeJS.Timeout | undefined;
  #everyMs: number;
  #working = false;
  #stopped = false;
  #lastStart = 0;
  #tookMs = 0;
  #hurried = false;
  #lastHurried = Number.NEGATIVE_INFINITY;
  readonly #hurries = new Allowance(HURRIED_A_SECOND, HURRIED_AT_ONCE);
  readonly #work: () => Promise<void>;

  constructor(everyMs: number, work: () => Promise<void>) {
    this.#everyMs = everyMs;
    this.#work = work;
    this.#tick();
  }

  set everyMs(value: number) {
    this.#everyMs = value;
    if (!this.#working) this.#schedule();
  }

  /**
   * There is something new: works now instead of when it is time, or right after
   * the work under way, which may have missed it. However often this is said, no
   * more than a few times a second.
   */
  hurry(): void {
    if (this.#hurried) return;
    this.#hurried = true;
    if (!this.#working) this.#schedule();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  #tick(): void {
    this.#working = true;
    this.#lastStart = performance.now();
    if (this.#hurried) {
      this.#lastHurried = this.#lastStart;
      this.#hurries.use(1);
    }
    this.#hurried = false;
    this.#work().then(() => {
      this.#working = false;
      this.#tookMs = performance.now() - this.#lastStart;
      this.#schedule();
    });
  }

  #schedule(): void {
    if (this.#stopped) return;
    clearTimeout(this.#timer);
    const now = performance.now();
    const pause = Math.max(this.#lastStart + this.#everyMs - now, this.#everyMs / 10);
    const earned = ((1 - this.#hurries.left()) / HURRIED_A_SECOND) * 1000;
    const hurry = Math.max(this.#lastHurried + this.#tookMs * HURRY_TIMES - now, earned, 0);
    this.#timer = setTimeout(() => this.#tick(), this.#hurried ? Math.min(pause, hurry) : pause);
  }
}
