/** @param {number[]} values */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? Number.NaN;
  return Number.isInteger(middle) ? (upper + (sorted[middle - 1] ?? upper)) / 2 : upper;
}

/**
 * @param {number[]} values
 * @param {(value: number) => string} written
 */
export function spread(values, written) {
  return `${written(Math.min(...values))} … ${written(Math.max(...values))}`;
}
