/** How large texts in the picture are. */
export interface TypeSize {
  /** Against what stands beside them: the layout leaves as much more room for them. */
  readonly scale: number;
  /** None is smaller, in CSS pixels, whatever the zoom: what has no room for that is left out. */
  readonly least: number;
}

/** For who sits before the screen. */
export const PLAIN_TYPE: TypeSize = { scale: 1, least: 8.75 };

/** For the last row of a room: 24 pixels where the screen has 1080, in proportion elsewhere. */
export function stageType(screenHeight: number): TypeSize {
  return { scale: 1.4, least: Math.max(14, (24 / 1080) * screenHeight) };
}

/** How much bolder the lines are that emphasise: on a screen of 2160 pixels twice, as letters. */
export function boldness({ scale, least }: TypeSize): number {
  return scale === 1 ? 1 : Math.max(1, least / 24);
}

/** No text is larger, in CSS pixels, but in proportion to the scale. */
const MOST = 56;

/** Size of letters that have a natural size at zoom 1. */
export function lettersAt({ scale, least }: TypeSize, natural: number, k: number): number {
  return Math.max(least, Math.min(MOST * scale, natural * scale * k));
}

/** The same where the bounds for plain type are others. */
export function within(
  { scale, least: floor }: TypeSize,
  natural: number,
  { least, most }: { least: number; most: number },
): number {
  // What is larger than the smallest anyway keeps its lead only where that is plain.
  const bottom = scale === 1 ? least : Math.max(least, floor);
  return Math.max(bottom, Math.min(most * scale, natural * scale));
}
