/** A place in one of a side's columns: y is its middle, from the top of the panel. */
export interface Spot {
  readonly column: number;
  readonly y: number;
}

export interface Columns {
  readonly count: number;
  /** Least distance between the middles of two neighbours. */
  readonly pitch: number;
  readonly height: number;
}

/**
 * Spreads rows evenly over columns, line by line, in the middle of the height.
 */
export function spread(size: number, { count, pitch, height }: Columns): Spot[] {
  const rows = Math.ceil(size / count);
  const top = (height - rows * pitch) / 2;
  return Array.from({ length: size }, (_, index) => ({
    column: index % count,
    y: Math.round(top + (Math.floor(index / count) + 0.5) * pitch),
  }));
}

/**
 * One column in the order given, each as near to where it wants to be as the
 * pitch allows: pooling of neighbours that would overlap, so that a run of them
 * stands around its common middle.
 */
export function settle(wanted: readonly number[], { pitch, height }: Columns): Spot[] {
  // Runs of rows that touch: the mean of (wanted - place in run) is the run's top.
  const runs: { top: number; size: number }[] = [];
  for (const y of wanted) {
    let run = { top: y, size: 1 };
    for (
      let last = runs.at(-1);
      last && last.top + last.size * pitch > run.top;
      last = runs.at(-1)
    ) {
      runs.pop();
      const size = last.size + run.size;
      run = { top: (last.top * last.size + (run.top - last.size * pitch) * run.size) / size, size };
    }
    runs.push(run);
  }
  const ys = runs.flatMap((run) => Array.from({ length: run.size }, (_, i) => run.top + i * pitch));
  // Into the height: push down from the top edge, then up from the bottom.
  let least = pitch / 2;
  for (let i = 0; i < ys.length; i++) {
    ys[i] = Math.max(ys[i] ?? 0, least);
    least = (ys[i] ?? 0) + pitch;
  }
  let most = height - pitch / 2;
  for (let i = ys.length - 1; i >= 0; i--) {
    ys[i] = Math.min(ys[i] ?? 0, most);
    most = (ys[i] ?? 0) - pitch;
  }
  return ys.map((y) => ({ column: 0, y: Math.round(y) }));
}

/** Gives newcomers places beside those that stay, who do not move. */
export class Vacancies {
  readonly #columns: number[][];
  readonly #pitch: number;
  height: number;

  constructor({ count, pitch, height }: Columns, taken: Iterable<Spot>) {
    this.#columns = Array.from({ length: count }, () => []);
    this.#pitch = pitch;
    this.height = height;
    for (const { column, y } of taken) this.#columns[column]?.push(y);
    for (const ys of this.#columns) ys.sort((a, b) => a - b);
  }

  /** The free place nearest to `wanted`; below everything, and higher by a row, if there is none. */
  take(wanted: number): Spot {
    let best: Spot | null = null;
    this.#columns.forEach((ys, column) => {
      const y = nearestGap(ys, wanted, this.#pitch, this.height);
      if (y === null) return;
      if (best === null || Math.abs(y - wanted) < Math.abs(best.y - wanted)) best = { column, y };
    });
    const spot: Spot = best ?? this.#below();
    const ys = this.#columns[spot.column];
    ys?.push(spot.y);
    ys?.sort((a, b) => a - b);
    return spot;
  }

  #below(): Spot {
    const ends = this.#columns.map((ys) => (ys.at(-1) ?? -this.#pitch / 2) + this.#pitch);
    const y = Math.min(...ends);
    this.height = Math.max(this.height, y + this.#pitch / 2);
    return { column: ends.indexOf(y), y };
  }
}

function nearestGap(ys: readonly number[], wanted: number, pitch: number, height: number) {
  let best: number | null = null;
  for (let i = 0; i <= ys.length; i++) {
    const low = i === 0 ? pitch / 2 : (ys[i - 1] ?? 0) + pitch;
    const high = i === ys.length ? height - pitch / 2 : (ys[i] ?? 0) - pitch;
    if (low > high) continue;
    const y = Math.max(low, Math.min(high, wanted));
    if (best === null || Math.abs(y - wanted) < Math.abs(best - wanted)) best = y;
  }
  return best;
}
