import fc from 'fast-check';
import { expect, test } from 'vitest';
import { framed, reachesOut, smallView } from './frame.ts';

const length = fc.double({ min: 1, max: 1e6, noNaN: true });
const place = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const box = fc.record({ x: place, y: place, width: length, height: length });

test('the whole picture is on it, and the frame never leaves it', () => {
  fc.assert(
    fc.property(box, box, (extent, part) => {
      const small = smallView(extent, { width: 900, height: 600 });
      if (small === null) throw new Error('no room in 900 by 600');
      expect(small.width).toBeLessThanOrEqual(181);
      expect(small.height).toBeLessThanOrEqual(121);
      const all = framed(small, extent);
      expect(all.width).toBeCloseTo(extent.width * small.k, 3);
      expect(all.height).toBeCloseTo(extent.height * small.k, 3);
      const frame = framed(small, part);
      expect(frame.width).toBeGreaterThanOrEqual(0);
      expect(frame.x + frame.width).toBeLessThanOrEqual(small.width + 1e-6);
      expect(frame.y + frame.height).toBeLessThanOrEqual(small.height + 1e-6);
    }),
  );
});

test('it is needed only where something is out of view, by more than a pixel', () => {
  const extent = { x: 0, y: 0, width: 100, height: 100 };
  expect(reachesOut(extent, extent, 1)).toBe(false);
  expect(reachesOut(extent, { ...extent, x: 0.4 }, 2)).toBe(false);
  expect(reachesOut(extent, { ...extent, x: 0.6 }, 2)).toBe(true);
  expect(reachesOut(extent, { x: -50, y: -50, width: 120, height: 500 }, 1)).toBe(true);
});

test('a picture that is small itself has no room for it', () => {
  const extent = { x: 0, y: 0, width: 100, height: 100 };
  expect(smallView(extent, { width: 300, height: 600 })).toBeNull();
  expect(smallView(extent, { width: 900, height: 200 })).toBeNull();
});
