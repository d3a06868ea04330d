/**
 * Device pixels a pixel of the page: on a screen of four thousand pixels a desktop
 * draws everything twice as large, and so does a picture for one.
 */
export function scaleFor({ width, height }: { width: number; height: number }): number {
  const even = width % 2 === 0 && height % 2 === 0;
  return even && width >= 2560 && height >= 1440 ? 2 : 1;
}
