import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../root.mjs';
import { parts } from './parts.mjs';

/** What decides over every part: how it is built, and with which versions. */
const COMMON = ['package.json', 'package-lock.json', 'scripts/build'];

/**
 * All files at or below a path, sorted, tests left out.
 *
 * @param {string} path from the root of the project
 * @returns {string[]}
 */
function files(path) {
  const stat = statSync(join(root, path), { throwIfNoEntry: false });
  if (!stat) return [];
  if (!stat.isDirectory()) return /\.test\.tsx?$/.test(path) ? [] : [path];
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => files(join(path, name)));
}

/**
 * A hash over all that a part is built from. It changes when a file's name or
 * contents do, and not with a mere date, which a checkout changes freely.
 *
 * @param {import('./parts.mjs').PartName} name
 * @returns {string} hexadecimal
 */
export function fingerprint(name) {
  const hash = createHash('sha256');
  for (const path of [...COMMON, ...parts[name].sources].flatMap(files)) {
    const contents = readFileSync(join(root, path));
    hash.update(`${path}\0${contents.length}\0`).update(contents);
  }
  return hash.digest('hex');
}
