import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * @param {string} output of ldd(1)
 * @returns {string[]} the libraries that it did not find, each once
 */
export function parseLdd(output) {
  const names = [...output.matchAll(/^\s*(\S+) => not found$/gm)].map((match) => match[1] ?? '');
  return [...new Set(names)];
}

/**
 * The shared libraries that an executable needs and this machine lacks.
 *
 * @param {string} executable
 * @returns {Promise<string[]>} none where ldd(1) cannot tell
 */
export async function missingLibraries(executable) {
  try {
    const { stdout } = await run('ldd', [executable], { env: { ...process.env, LC_ALL: 'C' } });
    return parseLdd(stdout);
  } catch {
    return [];
  }
}

/**
 * @param {string} program
 * @returns {boolean} whether it is on PATH
 */
export function onPath(program) {
  return (process.env.PATH ?? '').split(':').some((folder) => {
    try {
      accessSync(join(folder || '.', program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
