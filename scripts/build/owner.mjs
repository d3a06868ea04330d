import { lchownSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.mjs';

/**
 * What root builds in somebody's checkout is theirs, or their next build fails.
 *
 * @param {string} path absolute; with all that is below it
 */
export function giveToOwner(path) {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(root);
  if (uid === 0) return;
  lchownSync(path, uid, gid);
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const below = join(path, entry.name);
    if (entry.isDirectory()) giveToOwner(below);
    else lchownSync(below, uid, gid);
  }
}
