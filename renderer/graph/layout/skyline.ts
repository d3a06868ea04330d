import type { Item, Packing, Shape, Spot } from './packing.ts';

/** How much wider and narrower than a square-root guess is tried. */
const WIDTHS = Array.from({ length: 18 }, (_, step) => 0.66 * 1.06 ** step);

/** What another order than the one given must save to be taken. */
const ORDER_WORTH = 0.9;

/**
 * Packs from scratch: each item in turn as high as it goes, then as far left,
 * under the skyline of those before it; at the width that comes nearest to the
 * shape wanted. Items that come `last` begin below all others. The order given
 * is kept unless putting the highest first is clearly better.
 */
export function skyline(items: readonly Item[], shape: Shape): Packing {
  const [only] = items;
  if (only && items.length === 1) {
    const width = Math.max(only.width, shape.leastWidth);
    return { spots: new Map([[only.key, { x: 0, y: 0 }]]), width, height: only.height };
  }
  const inTurn = [...items].sort(lastBelow);
  const given = atBestWidth(inTurn, shape);
  const sorted = atBestWidth(
    inTurn.toSorted((a, b) => lastBelow(a, b) || b.height - a.height),
    shape,
  );
  return sorted.cost < given.cost * ORDER_WORTH ? sorted.packing : given.packing;
}

function lastBelow(a: Item, b: Item): number {
  return Number(a.last) - Number(b.last);
}

function atBestWidth(items: readonly Item[], shape: Shape): { packing: Packing; cost: number } {
  const area = items.reduce((sum, item) => sum + item.width * item.height, 0);
  const widest = items.reduce((most, item) => Math.max(most, item.width), shape.leastWidth);
  const guess = Math.sqrt(area * shape.aspect);
  let best: Packing = { spots: new Map(), width: shape.leastWidth, height: 0 };
  let cost = Infinity;
  const tried = new Set<number>();
  for (const factor of WIDTHS) {
    const width = Math.max(widest, Math.ceil(guess * factor));
    if (tried.has(width)) continue;
    tried.add(width);
    const packing = packed(items, width, shape.leastWidth);
    const now = scale(packing.width, packing.height, shape);
    if (now < cost) {
      best = packing;
      cost = now;
    }
  }
  return { packing: best, cost };
}

/** How far one must zoom out to see it all: what packing is to keep small. */
export function scale(width: number, height: number, shape: Shape): number {
  const outerWidth = width + shape.frameWidth;
  const outerHeight = height + shape.frameHeight;
  // A little for the area, so that of two that fit alike the tighter one wins.
  return (
    Math.max(outerWidth / shape.aspect, outerHeight) + Math.sqrt(outerWidth * outerHeight) * 0.08
  );
}

function packed(items: readonly Item[], width: number, leastWidth: number): Packing {
  let line = new Line(width, 0);
  const spots = new Map<number, Spot>();
  let levelled = false;
  let used = leastWidth;
  let height = 0;
  for (const item of items) {
    if (item.last && !levelled) {
      line = new Line(width, height);
      levelled = true;
    }
    const spot = line.lay(item.width, item.height);
    spots.set(item.key, spot);
    used = Math.max(used, spot.x + item.width);
    height = Math.max(height, spot.y + item.height);
  }
  return { spots, width: used, height };
}

/** How far down a floor is covered, from left to right: steps, each as wide as it goes. */
class Line {
  readonly #width: number;
  /** Where each step begins. */
  #starts: number[] = [0];
  #tops: number[];

  constructor(width: number, top: number) {
    this.#width = width;
    this.#tops = [top];
  }

  /** Covers the leftmost of the highest places that are wide enough. */
  lay(width: number, height: number): Spot {
    const starts = this.#starts;
    let best = 0;
    let bestY = Infinity;
    // One further to the right than where a step begins would be no higher.
    for (let step = 0; step < starts.length; step++) {
      const end = (starts[step] ?? 0) + width;
      if (end > this.#width) break;
      let y = 0;
      for (let at = step; (starts[at] ?? end) < end && y < bestY; at++) {
        y = Math.max(y, this.#tops[at] ?? 0);
      }
      if (y >= bestY) continue;
      best = step;
      bestY = y;
    }
    const x = starts[best] ?? 0;
    this.#cover(best, x + width, bestY + height);
    return { x, y: bestY };
  }

  /** From where a step begins to `end`. */
  #cover(step: number, end: number, top: number): void {
    let next = step + 1;
    while ((this.#starts[next] ?? end) < end) next += 1;
    const over = this.#tops[next - 1] ?? 0;
    // What sticks out of the last step that it covers goes on behind it.
    const rest = (this.#starts[next] ?? this.#width) > end;
    this.#starts.splice(step + 1, next - step - 1, ...(rest ? [end] : []));
    this.#tops.splice(step, next - step, top, ...(rest ? [over] : []));
  }
}
