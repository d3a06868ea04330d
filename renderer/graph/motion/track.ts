import type { Path, Point } from '../draw/thread-path.ts';

/** A curve in so many straight pieces. */
const PIECES = 16;

/** A way on screen, and where on it something is that goes along at an even pace. */
export class Track implements Path {
  readonly #points: Point[] = [];
  /** How far it is to each point from the first, in CSS pixels. */
  readonly #far: number[] = [];

  moveTo(x: number, y: number): void {
    this.#add(x, y);
  }

  lineTo(x: number, y: number): void {
    this.#add(x, y);
  }

  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void {
    const from = this.#points.at(-1) ?? { x, y };
    for (let piece = 1; piece <= PIECES; piece++) {
      const share = piece / PIECES;
      const rest = 1 - share;
      const a = rest ** 3;
      const b = 3 * rest * rest * share;
      const c = 3 * rest * share * share;
      const d = share ** 3;
      this.#add(a * from.x + b * x1 + c * x2 + d * x, a * from.y + b * y1 + c * y2 + d * y);
    }
  }

  get length(): number {
    return this.#far.at(-1) ?? 0;
  }

  /** `share` of the way from 0 to 1; null: there is no way. */
  at(share: number): Point | null {
    const wanted = this.length * Math.min(1, Math.max(0, share));
    const next = this.#far.findIndex((far) => far >= wanted);
    const to = this.#points[next];
    const from = this.#points[next - 1];
    if (!to || !from) return to ?? null;
    const start = this.#far[next - 1] ?? 0;
    const span = (this.#far[next] ?? start) - start;
    const part = span === 0 ? 1 : (wanted - start) / span;
    return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
  }

  #add(x: number, y: number): void {
    const last = this.#points.at(-1);
    this.#far.push(last ? this.length + Math.hypot(x - last.x, y - last.y) : 0);
    this.#points.push({ x, y });
  }
}
