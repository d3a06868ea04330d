import type { Pixels } from './png.ts';

/** The grid on which pictures are compared: coarse enough for other pids, not for other places. */
const COLUMNS = 72;
const ROWS = 40;
/** A cell has something in it where its lightest and darkest pixel differ by this, of 255. */
const CONTRAST = 14;

/** Where there is something: one entry a cell. */
export function inkOf({ width, height, data }: Pixels): boolean[] {
  const low = new Uint8Array(COLUMNS * ROWS).fill(255);
  const high = new Uint8Array(COLUMNS * ROWS);
  for (let y = 0; y < height; y += 1) {
    const row = Math.floor((y * ROWS) / height) * COLUMNS;
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4;
      const light = ((data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0)) / 3;
      const cell = row + Math.floor((x * COLUMNS) / width);
      if (light < (low[cell] ?? 0)) low[cell] = light;
      if (light > (high[cell] ?? 0)) high[cell] = light;
    }
  }
  return Array.from(high, (most, cell) => most - (low[cell] ?? 0) >= CONTRAST);
}

/** Of the cells with something in either, the share with something in both. */
export function likeness(a: readonly boolean[], b: readonly boolean[]): number {
  let both = 0;
  let either = 0;
  a.forEach((ink, cell) => {
    if (ink && b[cell]) both += 1;
    if (ink || b[cell]) either += 1;
  });
  return either === 0 ? 1 : both / either;
}
