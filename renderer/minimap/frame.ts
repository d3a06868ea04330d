import type { Box } from '../graph/picture/picture.ts';

/** The whole picture on a small canvas: small = picture × k + (x, y), in CSS pixels. */
export interface SmallView {
  readonly k: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Free space inside its edge. */
const PAD = 4;
/** Of the picture it takes this share, between these sizes. */
const SHARE = 0.2;
const WIDTH = { least: 120, most: 320 } as const;
const HEIGHT = { least: 64, most: 220 } as const;
/** A picture smaller than this has no room for it. */
const LEAST = { width: 420, height: 260 } as const;

/** How a picture is shown small beside itself; null: it has no room for that. */
export function smallView(
  extent: Box,
  picture: { width: number; height: number },
): SmallView | null {
  if (picture.width < LEAST.width || picture.height < LEAST.height) return null;
  const widest = Math.max(WIDTH.least, Math.min(WIDTH.most, picture.width * SHARE));
  const highest = Math.max(HEIGHT.least, Math.min(HEIGHT.most, picture.height * SHARE));
  const k = Math.min((widest - 2 * PAD) / extent.width, (highest - 2 * PAD) / extent.height);
  return {
    k,
    x: PAD - extent.x * k,
    y: PAD - extent.y * k,
    width: Math.round(extent.width * k + 2 * PAD),
    height: Math.round(extent.height * k + 2 * PAD),
  };
}

/** Where a part of the picture is on the small one, kept inside its edges. */
export function framed({ k, x, y, width, height }: SmallView, part: Box): Box {
  const left = clamp(part.x * k + x, 0, width);
  const top = clamp(part.y * k + y, 0, height);
  return {
    x: left,
    y: top,
    width: clamp((part.x + part.width) * k + x, 0, width) - left,
    height: clamp((part.y + part.height) * k + y, 0, height) - top,
  };
}

/** Whether a part of the picture is out of the view, by more than a pixel of the screen. */
export function reachesOut(extent: Box, view: Box, k: number): boolean {
  const spare = 1 / k;
  return (
    extent.x < view.x - spare ||
    extent.y < view.y - spare ||
    extent.x + extent.width > view.x + view.width + spare ||
    extent.y + extent.height > view.y + view.height + spare
  );
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
