/** Sets of indices that grow together: union-find with path halving. */
export class Unions {
  readonly #parent: Int32Array;

  constructor(size: number) {
    this.#parent = Int32Array.from({ length: size }, (_, index) => index);
  }

  /** The set's name: its smallest index. */
  find(index: number): number {
    const parent = this.#parent;
    let at = index;
    for (;;) {
      const up = parent[at] ?? at;
      if (up === at) return at;
      const above = parent[up] ?? up;
      parent[at] = above;
      at = above;
    }
  }

  join(a: number, b: number): void {
    const first = this.find(a);
    const second = this.find(b);
    if (first !== second) this.#parent[Math.max(first, second)] = Math.min(first, second);
  }
}
