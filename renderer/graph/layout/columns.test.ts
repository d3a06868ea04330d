import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settle, Vacancies } from './columns.ts';

const pitch = 20;

describe('settle', () => {
  it('keeps rows apart, in order and inside', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -50, max: 450 }), { minLength: 1, maxLength: 15 }),
        (ys) => {
          const height = 400;
          const spots = settle(
            [...ys].sort((a, b) => a - b),
            { count: 1, pitch, height },
          );
          spots.forEach(({ y }, index) => {
            expect(y).toBeGreaterThanOrEqual(pitch / 2);
            expect(y).toBeLessThanOrEqual(height - pitch / 2);
            const before = spots[index - 1];
            // Rounded to whole units each.
            if (before) expect(y - before.y).toBeGreaterThanOrEqual(pitch - 1);
          });
        },
      ),
    );
  });

  it('puts rows where they want to be if they do not touch', () => {
    const spots = settle([50, 120, 300], { count: 1, pitch, height: 400 });
    expect(spots.map(({ y }) => y)).toEqual([50, 120, 300]);
  });

  it('spreads rows that want the same place around it', () => {
    const spots = settle([200, 200, 200], { count: 1, pitch, height: 400 });
    expect(spots.map(({ y }) => y)).toEqual([180, 200, 220]);
  });
});

describe('Vacancies', () => {
  it('never gives a place that is taken, and grows when all are', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3 }),
        fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 40 }),
        (count, wants) => {
          const vacancies = new Vacancies({ count, pitch, height: 100 }, []);
          const taken = wants.map((want) => vacancies.take(want));
          for (const a of taken) {
            expect(a.y + pitch / 2).toBeLessThanOrEqual(vacancies.height);
            for (const b of taken) {
              if (a === b || a.column !== b.column) continue;
              expect(Math.abs(a.y - b.y)).toBeGreaterThanOrEqual(pitch);
            }
          }
        },
      ),
    );
  });

  it('gives the nearest free place', () => {
    const vacancies = new Vacancies({ count: 1, pitch, height: 100 }, [
      { column: 0, y: 30 },
      { column: 0, y: 50 },
    ]);
    expect(vacancies.take(45)).toEqual({ column: 0, y: 70 });
    expect(vacancies.take(45)).toEqual({ column: 0, y: 10 });
  });
});
