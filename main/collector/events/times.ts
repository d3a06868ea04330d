/** Now, by the trace's clock. */
export function monotonicMicros(): number {
  return Number(process.hrtime.bigint() / 1000n);
}

/** The trace's clock is CLOCK_MONOTONIC, as is hrtime; the wall clock may be set. */
export class UnixClock {
  #offset = Number.NaN;

  set(): void {
    const [seconds, nanos] = process.hrtime();
    const offset = Date.now() - (seconds * 1e3 + nanos / 1e6);
    // Date.now() has whole milliseconds: a smaller difference is none.
    if (!(Math.abs(offset - this.#offset) < TOLERANCE_MS)) this.#offset = offset;
  }

  /** Rounded to the microsecond. */
  unix(micros: number): number {
    return Math.round(micros + this.#offset * 1e3) / 1e3;
  }
}

const TOLERANCE_MS = 3;
