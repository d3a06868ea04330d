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
  const tops = new Int32Array(width);
  const queue = new Int32Array(width);
  const spots = new Map<number, Spot>();
  let levelled = false;
  let used = leastWidth;
  let height = 0;
  for (const item of items) {
    if (item.last && !levelled) {
      tops.fill(height);
      levelled = true;
    }
    const spot = lowest(tops, item.width, queue);
    tops.fill(spot.y + item.height, spot.x, spot.x + item.width);
    spots.set(item.key, spot);
    used = Math.max(used, spot.x + item.width);
    height = Math.max(height, spot.y + item.height);
  }
  return { spots, width: used, height };
}

/** The leftmost of the highest places where `width` columns are free: a sliding maximum. */
function lowest(tops: Int32Array, width: number, queue: Int32Array): Spot {
  // Columns whose tops fall from left to right: the first is the highest in the window.
  let head = 0;
  let end = 0;
  let bestX = 0;
  let bestY = Infinity;
  for (let x = 0; x < tops.length; x++) {
    const top = tops[x] ?? 0;
    while (end > head && (tops[queue[end - 1] ?? 0] ?? 0) <= top) end -= 1;
    queue[end++] = x;
    if ((queue[head] ?? 0) <= x - width) head += 1;
    if (x < width - 1) continue;
    const y = tops[queue[head] ?? 0] ?? 0;
    if (y < bestY) {
      bestX = x - width + 1;
      bestY = y;
    }
  }
  return { x: bestX, y: bestY };
}
