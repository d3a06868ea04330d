import { createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { cached, cacheFolder } from './cache.mjs';
import { progress } from './progress.mjs';

/** @typedef {import('./resolve.mjs').Runtime} Runtime */

const require = createRequire(import.meta.url);
const description = require.resolve('electron/package.json');

/** The version of Electron that package-lock.json names. @type {string} */
export const officialVersion = require(description).version;

/** A server that has not answered by then is not reached at all. */
const ANSWER_MS = 6_000;
/** A download that has stood still so long has broken off. */
const SILENCE_MS = 20_000;

const name = `electron-${officialVersion}-${process.platform}-${process.arch}`;

/** @param {string} folder */
function whole(folder) {
  const version = join(folder, 'version');
  return (
    existsSync(join(folder, 'electron')) &&
    existsSync(version) &&
    readFileSync(version, 'utf8').trim().replace(/^v/, '') === officialVersion
  );
}

/**
 * The official binary, where it is on this machine already: beside the npm
 * package, where its own installer puts it, or in the cache.
 *
 * @returns {Runtime | null}
 */
export function downloadedOfficial() {
  const folders = [join(dirname(description), 'dist'), join(cacheFolder(), name)];
  const folder = folders.find(whole);
  if (!folder) return null;
  return { executable: join(folder, 'electron'), version: officialVersion, origin: 'official' };
}

/**
 * Downloads the official binary into the cache, checked against the sums that
 * the npm package carries. `ELECTRON_MIRROR` and its like hold, as they do for
 * Electron's own installer, which needs Node 22 and leaves half a folder behind
 * when it is interrupted.
 *
 * @returns {Promise<Runtime>} rejects where the network refuses or the sum is wrong
 */
export async function downloadOfficial() {
  const fromElectron = createRequire(description);
  const get = await import(fromElectron.resolve('@electron/get'));
  const { extract } = await import(fromElectron.resolve('@electron-internal/extract-zip'));
  const remoteSums = process.env.electron_use_remote_checksums;
  const folder = await cached(name, async (fresh) => {
    // The downloader leaves its folder where it fails.
    const scratch = mkdtempSync(join(tmpdir(), 'ipcscope-electron-'));
    try {
      const zip = await get.downloadArtifact({
        version: officialVersion,
        artifactName: 'electron',
        platform: process.platform,
        arch: process.arch,
        cacheRoot: process.env.electron_config_cache,
        cacheMode: get.ElectronDownloadCacheMode.ReadOnly,
        checksums: remoteSums ? undefined : fromElectron('./checksums.json'),
        tempDirectory: scratch,
        downloader: { download },
      });
      await extract(zip, { dir: fresh });
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  });
  return { executable: join(folder, 'electron'), version: officialVersion, origin: 'official' };
}

/**
 * @param {string} url
 * @param {string} file
 */
async function download(url, file) {
  const stop = new AbortController();
  let timer = setTimeout(() => stop.abort(new Error('no answer')), ANSWER_MS);
  const shown = progress(`Downloading Electron ${officialVersion}`);
  try {
    const response = await fetch(url, { signal: stop.signal });
    if (!response.ok || !response.body) throw new Error(`${response.status} for ${url}`);
    const total = Number(response.headers.get('content-length')) || null;
    let done = 0;
    await pipeline(
      Readable.fromWeb(/** @type {import('node:stream/web').ReadableStream} */ (response.body)),
      async function* (/** @type {AsyncIterable<Uint8Array>} */ chunks) {
        for await (const chunk of chunks) {
          clearTimeout(timer);
          timer = setTimeout(() => stop.abort(new Error('it broke off')), SILENCE_MS);
          done += chunk.length;
          // The sums are a file of the same server, too small to speak of.
          if (url.endsWith('.zip')) shown.at(done, total);
          yield chunk;
        }
      },
      createWriteStream(file),
    );
  } finally {
    clearTimeout(timer);
    shown.end();
  }
}
