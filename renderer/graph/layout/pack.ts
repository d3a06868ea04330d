import { Ground } from './ground.ts';
import type { Item, Packing, Shape, Spot } from './packing.ts';
import { scale, skyline } from './skyline.ts';

/**
 * Places rectangles without overlap. With an earlier packing, who was there
 * stays exactly there as long as its place is still free for its present size;
 * who must move goes to the nearest free place, who is new to the first; the
 * floor grows only if there is none.
 */
export function pack(items: readonly Item[], before: Packing | null, shape: Shape): Packing {
  if (!before || !items.some((item) => before.spots.has(item.key))) return skyline(items, shape);
  const floor = new Ground(Math.max(before.width, shape.leastWidth), before.height);
  const spots = new Map<number, Spot>();
  const homeless: Item[] = [];
  const heaviestFirst = [...items].sort((a, b) => b.weight - a.weight);
  for (const item of heaviestFirst) {
    const spot = before.spots.get(item.key);
    if (!spot) continue;
    // Growing over the edge of the floor is no reason to leave it.
    floor.grow(spot.x + item.width, spot.y + item.height);
    if (floor.isFree(spot.x, spot.y, item.width, item.height)) {
      floor.take(spot.x, spot.y, item.width, item.height);
      spots.set(item.key, spot);
    } else homeless.push(item);
  }
  for (const item of homeless) spots.set(item.key, settle(floor, item, shape, before));
  for (const item of items) {
    if (!spots.has(item.key)) spots.set(item.key, settle(floor, item, shape, before));
  }
  return { spots, ...extent(items, spots, shape.leastWidth) };
}

function settle(floor: Ground, item: Item, shape: Shape, before: Packing): Spot {
  const old = before.spots.get(item.key);
  const place = () =>
    old ? floor.nearest(item.width, item.height, old) : floor.first(item.width, item.height);
  const { width, height } = floor;
  let spot = place();
  if (!spot) {
    const below = scale(Math.max(width, item.width), height + item.height, shape);
    const beside = scale(width + item.width, Math.max(height, item.height), shape);
    if (below <= beside) floor.grow(item.width, height + item.height);
    else floor.grow(width + item.width, item.height);
    spot = place();
  }
  const { x, y } = spot ?? { x: 0, y: floor.height };
  floor.take(x, y, item.width, item.height);
  return { x, y };
}

function extent(
  items: readonly Item[],
  spots: ReadonlyMap<number, Spot>,
  leastWidth: number,
): { width: number; height: number } {
  let width = leastWidth;
  let height = 0;
  for (const item of items) {
    const spot = spots.get(item.key);
    if (!spot) continue;
    width = Math.max(width, spot.x + item.width);
    height = Math.max(height, spot.y + item.height);
  }
  return { width, height };
}
