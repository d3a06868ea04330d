/**
 * Sorts indices by small whole numbers, keeping the order of equals: `items` are
 * the indices of `keys`, and those with key k begin at `starts[k]`.
 */
export function countingSort(
  keyCount: number,
  keys: Int32Array,
): { starts: Int32Array; items: Int32Array } {
  const starts = new Int32Array(keyCount + 1);
  for (const key of keys) starts[key + 1] = (starts[key + 1] ?? 0) + 1;
  for (let key = 0; key < keyCount; key++) {
    starts[key + 1] = (starts[key + 1] ?? 0) + (starts[key] ?? 0);
  }
  const next = starts.slice();
  const items = new Int32Array(keys.length);
  keys.forEach((key, item) => {
    const place = next[key] ?? 0;
    items[place] = item;
    next[key] = place + 1;
  });
  return { starts, items };
}
