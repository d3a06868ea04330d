/** So many a second in the long run, so many at once. */
export class Allowance {
  #left: number;
  #since = performance.now();
  readonly #perSecond: number;
  readonly #most: number;

  constructor(perSecond: number, most: number) {
    this.#perSecond = perSecond;
    this.#most = most;
    this.#left = most;
  }

  left(): number {
    const now = performance.now();
    const earned = ((now - this.#since) / 1000) * this.#perSecond;
    this.#left = Math.min(this.#left + earned, this.#most);
    this.#since = now;
    return this.#left;
  }

  use(much: number): void {
    this.#left -= much;
  }
}
