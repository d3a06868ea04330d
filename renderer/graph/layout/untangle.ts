/** An edge from the left side's index to the right side's. */
export type Edge = readonly [left: number, right: number];

export interface Order {
  /** Indices of the left side, from the top. */
  readonly left: number[];
  readonly right: number[];
}

const SWEEPS = 6;
/** Exchanging neighbours one by one is for what a person can follow. */
const EXCHANGE_UP_TO = 600;

/**
 * Orders both sides of a two-layered graph so that few edges cross: each side in
 * turn is sorted by the mean place of its neighbours (Sugiyama's barycentres),
 * then neighbours change places where that helps; once from the order given and
 * once from a walk along the edges. Equal input gives equal output.
 */
export function untangle(leftCount: number, rightCount: number, edges: readonly Edge[]): Order {
  const ofLeft = neighbours(leftCount, edges, 0);
  const ofRight = neighbours(rightCount, edges, 1);
  const given: Order = { left: sequence(leftCount), right: sequence(rightCount) };
  let best = given;
  let fewest = crossings(given, edges);
  for (const start of [given, walk(ofLeft, ofRight)]) {
    const order = swept(start, ofLeft, ofRight, edges);
    const now = crossings(order, edges);
    if (now < fewest) {
      best = order;
      fewest = now;
    }
    if (fewest === 0) break;
  }
  return best;
}

function swept(
  start: Order,
  ofLeft: number[][],
  ofRight: number[][],
  edges: readonly Edge[],
): Order {
  let { left, right } = start;
  right = byBarycentre(right, ofRight, placesOf(left));
  let best: Order = { left, right };
  let fewest = crossings(best, edges);
  for (let sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
    left = byBarycentre(left, ofLeft, placesOf(right));
    right = byBarycentre(right, ofRight, placesOf(left));
    if (edges.length <= EXCHANGE_UP_TO) {
      left = exchanged(left, ofLeft, placesOf(right));
      right = exchanged(right, ofRight, placesOf(left));
    }
    const now = crossings({ left, right }, edges);
    if (now < fewest) {
      best = { left, right };
      fewest = now;
    }
  }
  return best;
}

/** Both sides in the order in which a walk along the edges, breadth first, comes to them. */
function walk(ofLeft: number[][], ofRight: number[][]): Order {
  const left = new Set<number>();
  const right = new Set<number>();
  const ends = sequence(ofLeft.length).sort(
    (a, b) => (ofLeft[a]?.length ?? 0) - (ofLeft[b]?.length ?? 0) || a - b,
  );
  for (const end of ends) {
    if (left.has(end)) continue;
    left.add(end);
    const queue = [end];
    for (const at of queue) {
      for (const to of ofLeft[at] ?? []) {
        right.add(to);
        for (const next of ofRight[to] ?? []) {
          if (left.has(next)) continue;
          left.add(next);
          queue.push(next);
        }
      }
    }
  }
  for (const at of ofRight.keys()) right.add(at);
  return { left: [...left], right: [...right] };
}

/** Exchanges neighbours on one side as long as that takes away crossings. */
function exchanged(order: readonly number[], neighbours: number[][], places: Int32Array): number[] {
  const result = [...order];
  const sorted = neighbours.map((near) => near.map((at) => places[at] ?? 0).sort((a, b) => a - b));
  for (let again = true, round = 0; again && round < order.length; round++) {
    again = false;
    for (let at = 0; at + 1 < result.length; at++) {
      const upper = result[at] ?? 0;
      const lower = result[at + 1] ?? 0;
      const now = crossed(sorted[upper] ?? [], sorted[lower] ?? []);
      if (now <= crossed(sorted[lower] ?? [], sorted[upper] ?? [])) continue;
      result[at] = lower;
      result[at + 1] = upper;
      again = true;
    }
  }
  return result;
}

/** Pairs of edges that cross when the first node stands above the second. */
function crossed(upper: readonly number[], lower: readonly number[]): number {
  let found = 0;
  let below = 0;
  for (const end of upper) {
    while (below < lower.length && (lower[below] ?? 0) < end) below += 1;
    found += below;
  }
  return found;
}

/** How many pairs of edges cross, counted in a Fenwick tree: n log n. */
export function crossings({ left, right }: Order, edges: readonly Edge[]): number {
  const leftPlaces = placesOf(left);
  const rightPlaces = placesOf(right);
  const ends = edges
    .map(([from, to]) => [leftPlaces[from] ?? 0, rightPlaces[to] ?? 0] as const)
    .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const tree = new Int32Array(right.length + 1);
  let found = 0;
  ends.forEach(([, to], seen) => {
    let notAbove = 0;
    for (let at = to + 1; at > 0; at -= at & -at) notAbove += tree[at] ?? 0;
    found += seen - notAbove;
    for (let at = to + 1; at < tree.length; at += at & -at) tree[at] = (tree[at] ?? 0) + 1;
  });
  return found;
}

function neighbours(size: number, edges: readonly Edge[], side: 0 | 1): number[][] {
  const lists: number[][] = Array.from({ length: size }, () => []);
  for (const edge of edges) lists[edge[side]]?.push(edge[1 - side] ?? 0);
  return lists;
}

function byBarycentre(order: number[], neighbours: number[][], places: Int32Array): number[] {
  const keys = order.map((index, place) => {
    const near = neighbours[index] ?? [];
    if (near.length === 0) return place;
    return near.reduce((sum, other) => sum + (places[other] ?? 0), 0) / near.length;
  });
  return sequence(order.length)
    .sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b)
    .map((place) => order[place] ?? 0);
}

function placesOf(order: readonly number[]): Int32Array {
  const places = new Int32Array(order.length);
  order.forEach((index, place) => {
    places[index] = place;
  });
  return places;
}

function sequence(length: number): number[] {
  return Array.from({ length }, (_, index) => index);
}
