import { existsSync } from 'node:fs';

/** What leads to a graphics processor: direct rendering, drivers beside it, Windows' below WSL. */
const DEVICES = ['/dev/dri', '/dev/nvidiactl', '/dev/dxg', '/dev/mali0', '/dev/kgsl-3d0'];

/**
 * Whether there is a graphics processor. Where there is none, on a server or behind VNC,
 * Chromium would look for one, and once more, before it draws by itself: the first picture
 * would wait for that.
 */
export function hasGraphics(exists: (path: string) => boolean = existsSync): boolean {
  return DEVICES.some((device) => exists(device));
}
