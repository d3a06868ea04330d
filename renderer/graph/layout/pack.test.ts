import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pack } from './pack.ts';
import type { Item, Packing, Shape } from './packing.ts';

const shape: Shape = { aspect: 1.6, leastWidth: 6, frameWidth: 1, frameHeight: 4 };

const items = (least: number, most: number) =>
  fc
    .array(
      fc.record({
        width: fc.integer({ min: 1, max: 40 }),
        height: fc.integer({ min: 1, max: 30 }),
      }),
      {
        minLength: least,
        maxLength: most,
      },
    )
    .map((sizes) =>
      sizes.map(
        (size, key): Item => ({
          ...size,
          key,
          weight: size.width * size.height,
          last: key % 5 === 4,
        }),
      ),
    );

function overlaps(list: readonly Item[], { spots }: Packing): number {
  let found = 0;
  list.forEach((a, index) => {
    for (const b of list.slice(index + 1)) {
      const p = spots.get(a.key);
      const q = spots.get(b.key);
      if (!p || !q) throw new Error('an item has no place');
      if (
        p.x < q.x + b.width &&
        q.x < p.x + a.width &&
        p.y < q.y + b.height &&
        q.y < p.y + a.height
      ) {
        found += 1;
      }
    }
  });
  return found;
}

function outside(list: readonly Item[], { spots, width, height }: Packing): Item[] {
  return list.filter(({ key, width: w, height: h }) => {
    const spot = spots.get(key);
    return !spot || spot.x < 0 || spot.y < 0 || spot.x + w > width || spot.y + h > height;
  });
}

describe('pack', { timeout: 30_000 }, () => {
  it('lets nothing overlap or stick out, from scratch', () => {
    fc.assert(
      fc.property(items(0, 40), (list) => {
        const packing = pack(list, null, shape);
        expect(overlaps(list, packing)).toBe(0);
        expect(outside(list, packing)).toEqual([]);
      }),
    );
  });

  it('gives the same packing for the same items', () => {
    fc.assert(
      fc.property(items(1, 30), (list) => {
        expect(pack(list, null, shape)).toEqual(pack(list, null, shape));
      }),
    );
  });

  it('comes near to the shape that is wanted, without wasting more than half', () => {
    const list = Array.from({ length: 60 }, (_, key): Item => {
      return {
        key,
        width: 8 + ((key * 7) % 9),
        height: 4 + ((key * 5) % 7),
        weight: 1,
        last: false,
      };
    });
    for (const aspect of [0.7, 1, 1.78, 2.4]) {
      const { width, height } = pack(list, null, { ...shape, aspect });
      const area = list.reduce((sum, item) => sum + item.width * item.height, 0);
      expect(width / height).toBeGreaterThan(aspect * 0.75);
      expect(width / height).toBeLessThan(aspect * 1.33);
      expect(area / (width * height)).toBeGreaterThan(0.6);
    }
  });

  it('puts what comes last below the rest', () => {
    fc.assert(
      fc.property(items(5, 20), (list) => {
        const { spots } = pack(list, null, shape);
        const bottom = (item: Item) => (spots.get(item.key)?.y ?? 0) + item.height;
        const others = list.filter((item) => !item.last);
        const floor = Math.max(...others.map(bottom));
        for (const item of list.filter(({ last }) => last)) {
          expect(spots.get(item.key)?.y).toBeGreaterThanOrEqual(floor);
        }
      }),
    );
  });

  it('moves nobody when one leaves or comes', () => {
    fc.assert(
      fc.property(items(2, 30), fc.nat(), (list, choice) => {
        const one = list[choice % list.length];
        const rest = list.filter((item) => item !== one);
        const before = pack(list, null, shape);
        const without = pack(rest, before, shape);
        for (const { key } of rest) expect(without.spots.get(key)).toEqual(before.spots.get(key));
        const back = pack(list, without, shape);
        for (const { key } of rest) expect(back.spots.get(key)).toEqual(before.spots.get(key));
        expect(overlaps(list, back)).toBe(0);
        expect(outside(list, back)).toEqual([]);
      }),
    );
  });

  it('lets nothing overlap when some grow, and keeps the heaviest in place', () => {
    fc.assert(
      fc.property(
        items(2, 25),
        fc.array(fc.nat({ max: 12 }), { minLength: 25, maxLength: 25 }),
        (list, growth) => {
          const before = pack(list, null, shape);
          const grown = list.map((item, index) => ({
            ...item,
            width: item.width + (growth[index] ?? 0),
            height: item.height + ((growth[index] ?? 0) >> 1),
          }));
          const after = pack(grown, before, shape);
          expect(overlaps(grown, after)).toBe(0);
          expect(outside(grown, after)).toEqual([]);
          const heaviest = grown.reduce((most, item) => (item.weight > most.weight ? item : most));
          expect(after.spots.get(heaviest.key)).toEqual(before.spots.get(heaviest.key));
        },
      ),
    );
  });
});
