import type { Spot } from './packing.ts';

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * What of a floor is taken: rectangles, none over another. A floor grows downwards and to
 * the right. How long a question takes depends on how many stand on it, not on its size.
 */
export class Ground {
  width: number;
  height: number;
  /** From left to right. */
  readonly #taken: Rectangle[] = [];

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
  }

  /** False as well where part of it lies outside. */
  isFree(x: number, y: number, width: number, height: number): boolean {
    if (x < 0 || y < 0 || x + width > this.width || y + height > this.height) return false;
    for (const other of this.#taken) {
      if (other.x >= x + width) break;
      if (x < other.right && y < other.bottom && other.y < y + height) return false;
    }
    return true;
  }

  take(x: number, y: number, width: number, height: number): void {
    this.grow(x + width, y + height);
    let at = this.#taken.length;
    while (at > 0 && (this.#taken[at - 1]?.x ?? 0) > x) at -= 1;
    this.#taken.splice(at, 0, { x, y, right: x + width, bottom: y + height });
  }

  grow(width: number, height: number): void {
    this.width = Math.max(this.width, width);
    this.height = Math.max(this.height, height);
  }

  /** The topmost free place for a rectangle, the leftmost among equals; null: none. */
  first(width: number, height: number): Spot | null {
    for (const y of this.#rowsBelow(0, height).sort((a, b) => a - b)) {
      const x = this.#nearestIn(y, width, height, 0);
      if (x !== null) return { x, y };
    }
    return null;
  }

  /**
   * The free place that is nearest to where something was, the topmost and then the
   * leftmost among equals; null: none.
   */
  nearest(width: number, height: number, old: Spot): Spot | null {
    const middle = Math.min(old.y, this.height - height);
    const away = (y: number) => Math.abs(y - old.y);
    const rows = [...this.#rowsBelow(middle, height), ...this.#rowsAbove(middle, height)];
    rows.sort((a, b) => away(a) - away(b) || a - b);
    let best: Spot | null = null;
    let least = Infinity;
    for (const y of rows) {
      if (away(y) ** 2 > least) break;
      const x = this.#nearestIn(y, width, height, old.x);
      if (x === null) continue;
      const now = away(y) ** 2 + (x - old.x) ** 2;
      const higher = best !== null && (y < best.y || (y === best.y && x < best.x));
      if (now > least || (now === least && !higher)) continue;
      best = { x, y };
      least = now;
    }
    return best;
  }

  /** Rows from `y` on in which a place begins that is free in none above: below something. */
  #rowsBelow(y: number, height: number): number[] {
    const rows = y >= 0 && y + height <= this.height ? [y] : [];
    for (const { bottom } of this.#taken) {
      if (bottom > y && bottom + height <= this.height) rows.push(bottom);
    }
    return rows;
  }

  /** The same upwards: above something. */
  #rowsAbove(y: number, height: number): number[] {
    return this.#taken.flatMap((other) =>
      other.y - height >= 0 && other.y - height < y ? [other.y - height] : [],
    );
  }

  /** Where in a row, as near to `wanted` as it goes; null: the row has no free place. */
  #nearestIn(y: number, width: number, height: number, wanted: number): number | null {
    let best: number | null = null;
    let free = 0;
    const look = (end: number) => {
      if (end < free) return;
      const x = Math.max(free, Math.min(end, wanted));
      if (best === null || Math.abs(x - wanted) < Math.abs(best - wanted)) best = x;
    };
    for (const other of this.#taken) {
      if (other.y >= y + height || other.bottom <= y) continue;
      look(Math.min(other.x, this.width) - width);
      free = Math.max(free, other.right);
    }
    look(this.width - width);
    return best;
  }
}
