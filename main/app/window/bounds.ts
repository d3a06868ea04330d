import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Where the window was and how large. Pixels of the desktop. */
export interface Bounds {
  x?: number;
  y?: number;
  width: number;
  height: number;
  maximized: boolean;
}

export const DEFAULT_BOUNDS: Bounds = { width: 1280, height: 800, maximized: false };

/** Takes what a file says; null where it is not of that form. */
export function parseBounds(text: string): Bounds | null {
  let value: Partial<Record<keyof Bounds, unknown>>;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const { x, y, width, height, maximized } = value;
  if (!isLength(width) || !isLength(height) || typeof maximized !== 'boolean') return null;
  const at = Number.isInteger(x) && Number.isInteger(y) ? { x: Number(x), y: Number(y) } : {};
  return { ...at, width, height, maximized };
}

function isLength(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 200 && value <= 20_000;
}

/** Part of a window that must be on a screen for it to be seen and moved. Pixels. */
const GRIP = { width: 120, height: 40 };

/**
 * The same bounds; without a place where that is on no screen (any more).
 *
 * @param screens areas of the screens
 */
export function onScreen(bounds: Bounds, screens: readonly Electron.Rectangle[]): Bounds {
  const { x, y, ...rest } = bounds;
  if (x === undefined || y === undefined) return rest;
  // The title bar is what one takes hold of: the top edge has to be there.
  const seen = screens.some((screen) => {
    const across =
      Math.min(x + rest.width, screen.x + screen.width) - Math.max(x, screen.x) >= GRIP.width;
    return across && y >= screen.y && y + GRIP.height <= screen.y + screen.height;
  });
  return seen ? bounds : rest;
}

export function readBounds(file: string): Bounds {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return DEFAULT_BOUNDS;
  }
  const bounds = parseBounds(text);
  if (bounds === null) console.error(`ipcscope: ${file} is damaged; the window starts as new`);
  return bounds ?? DEFAULT_BOUNDS;
}

/** Written beside and moved over: never half a file. */
export function writeBounds(file: string, bounds: Bounds): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, JSON.stringify(bounds));
    renameSync(`${file}.new`, file);
  } catch (error) {
    console.error(`ipcscope: the window's place cannot be kept: ${error}`);
  }
}
