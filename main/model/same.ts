/** Whether two lists hold the same items in the same places: of objects, the very same. */
export function sameItems<Item>(some: readonly Item[], others: readonly Item[]): boolean {
  return some.length === others.length && some.every((item, index) => item === others[index]);
}
