import { median } from './statistics.mjs';

/** @typedef {import('./rounds.mjs').Measured} Measured */

/** So much more time for each process, and for each object, in the larger world. */
const MOST = 1.2;

/**
 * How the time for each process, and for each object, grows from the smallest to
 * the largest world: 1.00 is linear.
 * @param {Measured[]} worlds - at least two
 */
export function growth(worlds) {
  const sorted = [...worlds].sort((a, b) => a.scale - b.scale);
  const [small] = sorted;
  const large = sorted.at(-1);
  if (small === undefined || large === undefined) return '';
  const each = (/** @type {'processes' | 'objects'} */ what, /** @type {string} */ one) => {
    const before = (1000 * median(small.times.snapshot)) / small[what];
    const after = (1000 * median(large.times.snapshot)) / large[what];
    const times = after / before;
    return `${before.toFixed(1)} µs → ${after.toFixed(1)} µs for each ${one}: ${times.toFixed(2)} times (bar: at most ${MOST.toFixed(2)}) ${times <= MOST ? '✓' : '✗'}`;
  };
  return [
    `\nGrowth from scale ${small.scale} to ${large.scale}:`,
    `  ${each('processes', 'process')}`,
    `  ${each('objects', 'object')}`,
  ].join('\n');
}
