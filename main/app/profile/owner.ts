import { statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Uid of the owner of a folder that is to be, or is: of what is there of its path. */
export function ownerOf(path: string): number {
  try {
    return statSync(path).uid;
  } catch {
    const above = dirname(path);
    return above === path ? 0 : ownerOf(above);
  }
}
