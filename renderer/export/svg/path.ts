import { short } from './xml.ts';

const ROUND = 2 * Math.PI;

/** Collects what a canvas context's path functions do, as the path data of SVG. */
export class PathData {
  #data: string[] = [];
  #at = { x: 0, y: 0 };

  get text(): string {
    return this.#data.join('');
  }

  begin(): void {
    this.#data = [];
  }

  moveTo(x: number, y: number): void {
    this.#add('M', x, y);
  }

  lineTo(x: number, y: number): void {
    this.#add(this.#data.length === 0 ? 'M' : 'L', x, y);
  }

  bezierCurveTo(ax: number, ay: number, bx: number, by: number, x: number, y: number): void {
    this.#add('C', ax, ay, bx, by, x, y);
  }

  closePath(): void {
    this.#data.push('Z');
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.#add('M', x, y);
    this.#data.push(`h${short(width)}v${short(height)}h${short(-width)}Z`);
  }

  roundRect(x: number, y: number, width: number, height: number, radius: number): void {
    const r = Math.max(0, Math.min(radius, width / 2, height / 2));
    if (r === 0) {
      this.rect(x, y, width, height);
      return;
    }
    this.#add('M', x + r, y);
    const corner = (dx: number, dy: number) =>
      `a${short(r)} ${short(r)} 0 0 1 ${short(dx)} ${short(dy)}`;
    this.#data.push(
      `h${short(width - 2 * r)}${corner(r, r)}v${short(height - 2 * r)}${corner(-r, r)}`,
      `h${short(2 * r - width)}${corner(-r, -r)}v${short(2 * r - height)}${corner(r, -r)}Z`,
    );
  }

  /** Clockwise as on a canvas, whose y goes down. */
  arc(x: number, y: number, radius: number, start: number, end: number): void {
    const from = { x: x + radius * Math.cos(start), y: y + radius * Math.sin(start) };
    if (this.#data.length === 0) this.#add('M', from.x, from.y);
    else if (end - start < ROUND) this.#add('L', from.x, from.y);
    else this.#add('M', from.x, from.y);
    if (end - start >= ROUND) {
      // SVG draws no arc that ends where it begins: two halves.
      this.#half(radius, x - (from.x - x), y - (from.y - y));
      this.#half(radius, from.x, from.y);
      return;
    }
    const large = end - start > Math.PI ? 1 : 0;
    const [toX, toY] = [x + radius * Math.cos(end), y + radius * Math.sin(end)];
    this.#data.push(`A${short(radius)} ${short(radius)} 0 ${large} 1 ${short(toX)} ${short(toY)}`);
    this.#at = { x: toX, y: toY };
  }

  /** A corner rounded between where the path is, a point and the next. */
  arcTo(x: number, y: number, nextX: number, nextY: number, radius: number): void {
    const back = unit(this.#at.x - x, this.#at.y - y);
    const ahead = unit(nextX - x, nextY - y);
    const angle = Math.acos(Math.max(-1, Math.min(1, back.x * ahead.x + back.y * ahead.y)));
    const reach = radius / Math.tan(angle / 2);
    if (!Number.isFinite(reach) || radius === 0) {
      this.lineTo(x, y);
      return;
    }
    this.lineTo(x + back.x * reach, y + back.y * reach);
    const sweep = back.x * ahead.y - back.y * ahead.x < 0 ? 1 : 0;
    const [toX, toY] = [x + ahead.x * reach, y + ahead.y * reach];
    this.#data.push(`A${short(radius)} ${short(radius)} 0 0 ${sweep} ${short(toX)} ${short(toY)}`);
    this.#at = { x: toX, y: toY };
  }

  #half(radius: number, x: number, y: number): void {
    this.#data.push(`A${short(radius)} ${short(radius)} 0 0 1 ${short(x)} ${short(y)}`);
    this.#at = { x, y };
  }

  #add(letter: string, ...values: number[]): void {
    this.#data.push(letter + values.map(short).join(' '));
    const [x = 0, y = 0] = values.slice(-2);
    this.#at = { x, y };
  }
}

function unit(x: number, y: number): { x: number; y: number } {
  const length = Math.hypot(x, y) || 1;
  return { x: x / length, y: y / length };
}
