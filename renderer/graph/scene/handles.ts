import type { Handle } from './scene.ts';

/**
 * Gives every id a number that stays its own while it is in use. Numbers are
 * never given again, so that a new node is never taken for one that left.
 */
export class Handles {
  #numbers = new Map<string, Handle>();
  #next = 0;

  of(id: string): Handle {
    const known = this.#numbers.get(id);
    if (known !== undefined) return known;
    const handle = this.#next++;
    this.#numbers.set(id, handle);
    return handle;
  }

  /** Forgets what is not in use once that is most of what is kept. */
  sweep(living: () => ReadonlySet<Handle>, size: number): void {
    if (this.#numbers.size < size * 2 + 1000) return;
    const inUse = living();
    for (const [id, handle] of this.#numbers) if (!inUse.has(handle)) this.#numbers.delete(id);
  }

  get size(): number {
    return this.#numbers.size;
  }
}
