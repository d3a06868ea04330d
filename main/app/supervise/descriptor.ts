import { Socket } from 'node:net';

/** A socket that whoever started this process left open for it; null where there is none. */
export function inherit(fd: number): Socket | null {
  try {
    return new Socket({ fd, readable: true, writable: true });
  } catch {
    return null;
  }
}
