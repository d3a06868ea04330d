import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crossings, type Edge, type Order, untangle } from './untangle.ts';

const graph = fc
  .record({ left: fc.integer({ min: 1, max: 9 }), right: fc.integer({ min: 1, max: 9 }) })
  .chain(({ left, right }) =>
    fc.record({
      left: fc.constant(left),
      right: fc.constant(right),
      edges: fc.uniqueArray(fc.tuple(fc.nat({ max: left - 1 }), fc.nat({ max: right - 1 })), {
        maxLength: 30,
        selector: ([from, to]) => `${from} ${to}`,
      }),
    }),
  );

/** Each pair of edges, looked at. */
function countedByHand({ left, right }: Order, edges: readonly Edge[]): number {
  let found = 0;
  edges.forEach(([a, b], index) => {
    for (const [c, d] of edges.slice(index + 1)) {
      const above = left.indexOf(a) - left.indexOf(c);
      const before = right.indexOf(b) - right.indexOf(d);
      if (above * before < 0) found += 1;
    }
  });
  return found;
}

const inOrder = (size: number) => Array.from({ length: size }, (_, index) => index);

describe('untangle', () => {
  it('counts crossings as one would by hand', () => {
    fc.assert(
      fc.property(graph, ({ left, right, edges }) => {
        const order = { left: inOrder(left), right: inOrder(right).reverse() };
        expect(crossings(order, edges)).toBe(countedByHand(order, edges));
      }),
    );
  });

  it('returns both sides complete', () => {
    fc.assert(
      fc.property(graph, ({ left, right, edges }) => {
        const order = untangle(left, right, edges);
        expect([...order.left].sort((a, b) => a - b)).toEqual(inOrder(left));
        expect([...order.right].sort((a, b) => a - b)).toEqual(inOrder(right));
      }),
    );
  });

  it('untangles what can be drawn without a crossing', () => {
    // A caterpillar, shuffled: every such graph has an order without crossings.
    const edges: Edge[] = [
      [3, 1],
      [0, 1],
      [0, 4],
      [4, 4],
      [4, 0],
      [1, 0],
      [1, 3],
      [2, 3],
      [2, 2],
    ];
    expect(crossings(untangle(5, 5, edges), edges)).toBe(0);
  });
});
