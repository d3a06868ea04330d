import type { Slot } from './series.ts';

/** Width and height of the drawing, in its own units. */
export const SPARK = { width: 240, height: 28 } as const;
/** Room above and below, so that a line at the edge is whole. */
const MARGIN = 2;

/** The time that is drawn. Unix milliseconds. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The least and the most of a value in a time, and how often it changed. */
export interface Range {
  readonly least: number;
  readonly most: number;
  readonly changes: number;
}

export function rangeOf(slots: readonly Slot[]): Range {
  const lows = slots.map(({ low }) => low);
  const highs = slots.map(({ high }) => high);
  return {
    least: lows.reduce((least, low) => Math.min(least, low), lows[0] ?? 0),
    most: highs.reduce((most, high) => Math.max(most, high), 0),
    changes: slots.reduce((sum, { changes }) => sum + changes, 0),
  };
}

/**
 * The path of a value over time, in steps from nought up: level between changes,
 * with a stroke from the lowest to the highest where it changed more than once in a
 * moment.
 */
export function sparkPath(slots: readonly Slot[], { from, to }: Span): string {
  const { most } = rangeOf(slots);
  const x = (at: number) =>
    round((SPARK.width * (Math.max(from, Math.min(to, at)) - from)) / Math.max(1, to - from));
  const y = (value: number) =>
    round(SPARK.height - MARGIN - ((SPARK.height - 2 * MARGIN) * value) / Math.max(1, most));
  const parts = slots.map(({ at, last, low, high }, index) => {
    const begin = index === 0 ? `M${x(at)} ${y(last)}` : `H${x(at)}`;
    const swing = low === high ? '' : `V${y(high)}V${y(low)}`;
    return `${begin}${swing}V${y(last)}`;
  });
  return parts.length === 0 ? '' : `${parts.join('')}H${x(to)}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
