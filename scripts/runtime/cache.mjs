import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { Refusal } from '../process/entry.mjs';

/** What an interrupted download left is swept away when it is as old as this. */
const LEFTOVER_MS = 3_600_000;

/** Where runtimes are kept, outside any checkout (XDG Base Directory Specification). */
export function cacheFolder() {
  const base = process.env.XDG_CACHE_HOME;
  return join(base && isAbsolute(base) ? base : join(homedir(), '.cache'), 'ipcscope');
}

/**
 * A folder of the cache that is either whole or not there: it is filled under
 * another name and then renamed. Of two that fill it at once, the first wins.
 *
 * @param {string} name
 * @param {(folder: string) => Promise<void>} fill
 * @returns {Promise<string>} its path; refused where the cache cannot be written
 */
export async function cached(name, fill) {
  const folder = join(cacheFolder(), name);
  if (existsSync(folder)) return folder;
  const fresh = temporary(name);
  try {
    await fill(fresh);
    chmodSync(fresh, 0o755);
    try {
      renameSync(fresh, folder);
    } catch (error) {
      if (!existsSync(folder)) throw error;
    }
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  return folder;
}

/** @param {string} name */
function temporary(name) {
  try {
    mkdirSync(cacheFolder(), { recursive: true });
    sweep();
    return mkdtempSync(join(cacheFolder(), `.${name}-`));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Refusal(
      `Electron cannot be kept in ${cacheFolder()} (${why}): set XDG_CACHE_HOME to a folder of yours.`,
    );
  }
}

function sweep() {
  for (const name of readdirSync(cacheFolder()).filter((entry) => entry.startsWith('.electron-'))) {
    const path = join(cacheFolder(), name);
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > LEFTOVER_MS) rmSync(path, { recursive: true, force: true });
  }
}
