import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Refusal } from '../process/entry.mjs';
import { root } from '../root.mjs';
import { configuration } from './configuration.mjs';
import { fingerprint } from './fingerprint.mjs';
import { giveToOwner } from './owner.mjs';
import { partNames, parts } from './parts.mjs';

/** @typedef {import('./parts.mjs').PartName} PartName */

const stamps = join(root, 'out/.built');

/** @param {PartName} name */
function stale(name) {
  if (!existsSync(join(root, parts[name].output))) return true;
  const stamp = join(stamps, name);
  return !existsSync(stamp) || readFileSync(stamp, 'utf8') !== fingerprint(name);
}

/**
 * Puts a finished folder in the place of the one before. Two builds at once
 * each put a whole one there; a reader never sees a half-written file.
 *
 * @param {string} fresh
 * @param {string} place
 */
function swap(fresh, place) {
  const old = `${fresh}.old`;
  try {
    if (existsSync(place)) renameSync(place, old);
    renameSync(fresh, place);
  } catch (error) {
    // Another build came between: its result, of the same sources, stands.
    if (!existsSync(place)) throw error;
    rmSync(fresh, { recursive: true, force: true });
  }
  rmSync(old, { recursive: true, force: true });
}

/**
 * Builds parts, whether stale or not.
 *
 * @param {readonly PartName[]} names
 * @param {(line: string) => void} say
 * @returns {Promise<void>} refused with the bundler's message where a source is wrong
 */
export async function build(names, say) {
  const { build: viteBuild } = await import('vite');
  for (const name of names) {
    const before = performance.now();
    // Taken first: what is edited during the build is stale afterwards.
    const print = fingerprint(name);
    const place = join(root, dirname(parts[name].output));
    const fresh = join(root, 'out', `.${name}-${process.pid}`);
    try {
      await viteBuild(await configuration(name, fresh)).catch((error) => {
        throw new Refusal(`${name} cannot be built: ${error.message}`);
      });
      rmSync(join(stamps, name), { force: true });
      swap(fresh, place);
    } finally {
      rmSync(fresh, { recursive: true, force: true });
    }
    mkdirSync(stamps, { recursive: true });
    writeFileSync(join(stamps, name), print);
    say(`Built ${name} in ${Math.round(performance.now() - before)} ms`);
  }
  giveToOwner(join(root, 'out'));
}

/**
 * Builds those parts whose sources are not what their output was made of.
 *
 * @param {readonly PartName[]} [names] all, where none are named
 * @param {(line: string) => void} [say] where progress goes; standard error otherwise
 */
export async function buildStale(names = partNames, say = (line) => console.error(line)) {
  const which = names.filter(stale);
  if (which.length > 0) await build(which, say);
}
