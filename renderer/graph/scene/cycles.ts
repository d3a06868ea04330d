/**
 * Nesting is told by ancestry, which a reader must not trust to be a tree: where
 * following it leads in a circle, the first room of the circle stands free.
 */
export function cutCycles(parents: number[]): void {
  const settled = new Set<number>([-1]);
  for (let start = 0; start < parents.length; start++) {
    const path = new Set<number>();
    let at = start;
    while (!settled.has(at) && !path.has(at)) {
      path.add(at);
      at = parents[at] ?? -1;
    }
    if (path.has(at)) parents[Math.min(...circleFrom(at, parents))] = -1;
    for (const index of path) settled.add(index);
  }
}

function circleFrom(start: number, parents: readonly number[]): number[] {
  const circle = [start];
  for (let at = parents[start] ?? -1; at !== start; at = parents[at] ?? -1) circle.push(at);
  return circle;
}
