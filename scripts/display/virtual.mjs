import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Refusal } from '../process/entry.mjs';
import { spawnTied } from '../process/tied.mjs';
import { newAuthority } from './authority.mjs';

/** How long Xvfb may take until it listens. */
const START_MS = 15_000;
const STOP_MS = 3_000;

/**
 * A display that nobody sees.
 *
 * @typedef {object} VirtualDisplay
 * @property {{ DISPLAY: string, XAUTHORITY: string }} env what a program needs to use it
 * @property {Promise<unknown>} ended
 * @property {() => Promise<void>} stop
 */

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {boolean} whether windows can be shown to somebody
 */
export function hasDisplay(env) {
  return Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/**
 * Starts Xvfb(1) on a display number that is free.
 *
 * @param {{ width: number, height: number }} size pixels
 * @param {import('../person/person.mjs').Person | null} person whose it is, where not ours
 * @returns {Promise<VirtualDisplay>} refused with Xvfb's words
 */
export async function startDisplay({ width, height }, person = null) {
  const folder = mkdtempSync(join(tmpdir(), 'ipcscope-display-'));
  const authority = join(folder, 'authority');
  writeFileSync(authority, newAuthority(), { mode: 0o600 });
  if (person) for (const path of [authority, folder]) chownSync(path, person.uid, person.gid);

  const screen = ['-screen', '0', `${width}x${height}x24`];
  // With it X and Chromium share System V segments, and the picture would show its painter.
  const withoutShm = ['-extension', 'MIT-SHM'];
  const access = ['-auth', authority, '-nolisten', 'tcp'];
  const args = ['-displayfd', '3', '-noreset', ...access, ...withoutShm, ...screen];
  const server = spawnTied('Xvfb', args, {
    person,
    // It takes its lock file and socket away when it is asked to end.
    whenOrphaned: 'TERM',
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  let words = '';
  server.child.stderr?.setEncoding('utf8').on('data', (text) => {
    words = (words + text).slice(-4_000);
  });
  const stop = async () => {
    await server.stop(STOP_MS);
    rmSync(folder, { recursive: true, force: true });
  };
  const number = await Promise.race([displayNumber(server.child), server.ended, late()]);
  if (typeof number !== 'string') {
    await stop();
    throw new Refusal(`No virtual display: Xvfb did not start.\n${words.trim()}`);
  }
  return { env: { DISPLAY: `:${number}`, XAUTHORITY: authority }, ended: server.ended, stop };
}

/**
 * What Xvfb writes to the descriptor of `-displayfd` once it listens.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<string>}
 */
function displayNumber(child) {
  const channel = /** @type {import('node:stream').Readable} */ (child.stdio[3]);
  return new Promise((resolve) => {
    let text = '';
    channel.setEncoding('utf8').on('data', (part) => {
      text += part;
      if (text.endsWith('\n')) resolve(text.trim());
    });
  });
}

/** @returns {Promise<null>} */
function late() {
  return new Promise((resolve) => setTimeout(() => resolve(null), START_MS).unref());
}
