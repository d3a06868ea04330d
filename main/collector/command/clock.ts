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

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  #tick(): void {
    this.#working = true;
    this.#lastStart = performance.now();
    this.#work().then(() => {
      this.#working = false;
      this.#schedule();
    });
  }

  #schedule(): void {
    if (this.#stopped) return;
    clearTimeout(this.#timer);
    const left = this.#lastStart + this.#everyMs - performance.now();
    this.#timer = setTimeout(() => this.#tick(), Math.max(left, this.#everyMs / 10));
  }
}
