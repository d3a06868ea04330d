/** Numbers of one slot in a row: those of `Slot`. */
const WIDTH = 5;
/** Changes within this time are one slot, in milliseconds. */
export const SLOT_MS = 1000;

/** A value and what became of it within a moment. Times in Unix milliseconds. */
export interface Slot {
  readonly at: number;
  readonly last: number;
  readonly low: number;
  readonly high: number;
  /** How often it changed in it. */
  readonly changes: number;
}

/**
 * A value over time, by its changes alone: between two slots it was as in the first.
 * A value that does not change takes one slot, whatever the time.
 */
export class Series {
  readonly #numbers: number[] = [];

  /** How many slots it takes. */
  get size(): number {
    return this.#numbers.length / WIDTH;
  }

  get last(): number | null {
    return this.#numbers.at(1 - WIDTH) ?? null;
  }

  /** True where it is another value than before. */
  note(at: number, value: number): boolean {
    if (value === this.last) return false;
    const start = this.#numbers.length - WIDTH;
    const began = this.#numbers[start];
    if (began !== undefined && start > 0 && at - began < SLOT_MS) {
      const [, , low = value, high = value, changes = 0] = this.#numbers.slice(start);
      const extremes = [Math.min(low, value), Math.max(high, value)];
      this.#numbers.splice(start + 1, WIDTH - 1, value, ...extremes, changes + 1);
    } else this.#numbers.push(at, value, value, value, began === undefined ? 0 : 1);
    return true;
  }

  /** Forgets all changes before a time, but not what the value was then. */
  forget(before: number): void {
    let from = 0;
    while ((this.#numbers[from + WIDTH] ?? Number.POSITIVE_INFINITY) <= before) from += WIDTH;
    if (from > 0) this.#numbers.splice(0, from);
    // The first slot says what it was at the beginning, no more.
    const last = this.#numbers[1];
    if (last !== undefined && (this.#numbers[0] ?? before) < before) {
      this.#numbers.splice(0, WIDTH, before, last, last, last, 0);
    }
  }

  /** The value at a time: that of the last slot that began by then; null: not known yet. */
  valueAt(time: number): number | null {
    for (let start = this.#numbers.length - WIDTH; start >= 0; start -= WIDTH) {
      if ((this.#numbers[start] ?? 0) <= time) return this.#numbers[start + 1] ?? null;
    }
    return null;
  }

  slots(): Slot[] {
    const slots: Slot[] = [];
    for (let start = 0; start < this.#numbers.length; start += WIDTH) {
      const slot = this.#numbers.slice(start, start + WIDTH);
      const [at = 0, last = 0, low = 0, high = 0, changes = 0] = slot;
      slots.push({ at, last, low, high, changes });
    }
    return slots;
  }
}
