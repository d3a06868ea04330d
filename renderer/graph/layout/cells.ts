/** Which cells of a floor are taken. Grows downwards and to the right. */
export class Cells {
  width: number;
  height: number;
  #taken: Uint8Array;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.#taken = new Uint8Array(width * height);
  }

  /** False as well where part of it lies outside. */
  isFree(x: number, y: number, width: number, height: number): boolean {
    if (x < 0 || y < 0 || x + width > this.width || y + height > this.height) return false;
    for (let row = y; row < y + height; row++) {
      const from = row * this.width + x;
      if (this.#taken.subarray(from, from + width).includes(1)) return false;
    }
    return true;
  }

  take(x: number, y: number, width: number, height: number): void {
    this.grow(x + width, y + height);
    for (let row = y; row < y + height; row++) {
      const from = row * this.width + x;
      this.#taken.fill(1, from, from + width);
    }
  }

  grow(width: number, height: number): void {
    if (width <= this.width && height <= this.height) return;
    const old = this.#taken;
    const oldWidth = this.width;
    const oldHeight = this.height;
    this.width = Math.max(width, oldWidth);
    this.height = Math.max(height, oldHeight);
    this.#taken = new Uint8Array(this.width * this.height);
    for (let row = 0; row < oldHeight; row++) {
      this.#taken.set(old.subarray(row * oldWidth, (row + 1) * oldWidth), row * this.width);
    }
  }

  /**
   * The free place for a rectangle with the least cost, the topmost and then the
   * leftmost among equals; null: none. Looks at each cell once, and for nothing in rows
   * where no place costs less than the best so far: `least` is what one in a row costs at
   * least.
   */
  find(
    width: number,
    height: number,
    cost: (x: number, y: number) => number,
    least: (y: number) => number,
  ): { x: number; y: number; cost: number } | null {
    const above = new Int32Array(this.width);
    let best: { x: number; y: number; cost: number } | null = null;
    for (let row = 0; row < this.height; row++) {
      const top = row - height + 1;
      const worth = top >= 0 && (best === null || least(top) < best.cost);
      let run = 0;
      for (let x = 0; x < this.width; x++) {
        const free = this.#taken[row * this.width + x] === 0 ? (above[x] ?? 0) + 1 : 0;
        above[x] = free;
        run = free >= height ? run + 1 : 0;
        if (!worth || run < width) continue;
        const left = x - width + 1;
        const now = cost(left, top);
        if (best === null || now < best.cost) best = { x: left, y: top, cost: now };
      }
    }
    return best;
  }
}
