import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Ground } from './ground.ts';

const WIDTH = 14;
const HEIGHT = 11;

const rectangles = fc.array(
  fc.record({
    x: fc.integer({ min: 0, max: WIDTH - 1 }),
    y: fc.integer({ min: 0, max: HEIGHT - 1 }),
    width: fc.integer({ min: 1, max: 6 }),
    height: fc.integer({ min: 1, max: 6 }),
  }),
  { maxLength: 14 },
);
const size = fc.record({
  width: fc.integer({ min: 1, max: WIDTH + 1 }),
  height: fc.integer({ min: 1, max: HEIGHT + 1 }),
});
/** Where something was may lie outside by now. */
const old = fc.record({ x: fc.nat(WIDTH + 4), y: fc.nat(HEIGHT + 4) });

/** A floor with as many of the rectangles on it as fit. */
function furnished(wanted: readonly { x: number; y: number; width: number; height: number }[]) {
  const ground = new Ground(WIDTH, HEIGHT);
  for (const { x, y, width, height } of wanted) {
    if (ground.isFree(x, y, width, height)) ground.take(x, y, width, height);
  }
  return ground;
}

/** The place of least cost, found by looking at each. */
function cheapest(
  ground: Ground,
  { width, height }: { width: number; height: number },
  cost: (x: number, y: number) => number,
) {
  let best: { x: number; y: number } | null = null;
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      if (!ground.isFree(x, y, width, height)) continue;
      if (best === null || cost(x, y) < cost(best.x, best.y)) best = { x, y };
    }
  }
  return best;
}

it('finds the free place that is nearest, as looking at each cell does', () => {
  fc.assert(
    fc.property(rectangles, size, old, (wanted, one, was) => {
      const ground = furnished(wanted);
      const found = ground.nearest(one.width, one.height, was);
      expect(found).toEqual(cheapest(ground, one, (x, y) => (x - was.x) ** 2 + (y - was.y) ** 2));
    }),
    { numRuns: 2000 },
  );
});

it('finds the topmost free place, as looking at each cell does', () => {
  fc.assert(
    fc.property(rectangles, size, (wanted, one) => {
      const ground = furnished(wanted);
      const found = ground.first(one.width, one.height);
      expect(found).toEqual(cheapest(ground, one, (x, y) => y * 1000 + x));
    }),
    { numRuns: 2000 },
  );
});

it('takes nothing for free that it has given away', () => {
  fc.assert(
    fc.property(rectangles, (wanted) => {
      const taken = new Set<string>();
      const ground = new Ground(WIDTH, HEIGHT);
      for (const { x, y, width, height } of wanted) {
        const cells = Array.from({ length: width * height }, (_, cell) => {
          return `${x + (cell % width)} ${y + Math.floor(cell / width)}`;
        });
        const inside = x + width <= WIDTH && y + height <= HEIGHT;
        const free = inside && cells.every((cell) => !taken.has(cell));
        expect(ground.isFree(x, y, width, height)).toBe(free);
        if (!free) continue;
        ground.take(x, y, width, height);
        for (const cell of cells) taken.add(cell);
      }
    }),
  );
});
