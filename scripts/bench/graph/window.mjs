import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron as electron } from 'playwright';
import { root } from '../../root.mjs';

const START_MS = 60_000;

/**
 * A window of a real Electron, and its page.
 *
 * @typedef {object} BenchWindow
 * @property {import('playwright').Page} page
 * @property {import('playwright').CDPSession} devtools
 * @property {Promise<import('node:net').Socket>} collector the other end of what the app takes
 * for its collector; never there where `fed` was not asked for
 * @property {number} startedAt Unix milliseconds, before the process was made
 * @property {() => Promise<void>} close
 */

/**
 * @param {object} options
 * @param {string} options.executable Electron
 * @param {readonly string[]} options.args the app's path and its arguments
 * @param {NodeJS.ProcessEnv} options.env of the display
 * @param {boolean} [options.fed] with a descriptor 3 to feed snapshots through
 * @returns {Promise<BenchWindow>}
 */
export async function openBenchWindow({ executable, args, env, fed = false }) {
  const folder = mkdtempSync(join(tmpdir(), 'ipcscope-bench-'));
  const socket = join(folder, 'collector');
  const server = createServer();
  /** @type {Promise<import('node:net').Socket>} */
  const collector = new Promise((resolve) => server.once('connection', resolve));
  if (fed) server.listen(socket);
  const [app = '', ...rest] = args;
  const { ELECTRON_RUN_AS_NODE: _, ...inherited } = { ...process.env, ...env };
  const startedAt = Date.now();
  const running = await electron.launch({
    executablePath: fed ? wrapper(folder, socket, executable) : executable,
    args: [
      app,
      `--user-data-dir=${join(folder, 'profile')}`,
      '--force-device-scale-factor=1',
      ...rest,
    ],
    chromiumSandbox: process.getuid?.() !== 0,
    env: /** @type {Record<string, string>} */ (inherited),
    timeout: START_MS,
  });
  const page = await running.firstWindow();
  return {
    page,
    devtools: await page.context().newCDPSession(page),
    collector,
    startedAt,
    async close() {
      await running.close();
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * @param {string} folder
 * @param {string} socket
 * @param {string} executable
 */
function wrapper(folder, socket, executable) {
  const file = join(folder, 'electron');
  const relay = join(root, 'scripts/bench/graph/relay.mjs');
  const words = [process.execPath, relay, socket, executable].map((word) => `'${word}'`);
  writeFileSync(file, `#!/bin/sh\nexec ${words.join(' ')} "$@"\n`);
  chmodSync(file, 0o755);
  return file;
}
