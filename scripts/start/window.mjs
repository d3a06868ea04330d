import { createInterface } from 'node:readline';
import { spawnTied } from '../process/tied.mjs';
import { root } from '../root.mjs';
import { isChatter } from './chatter.mjs';
import { keepCollector } from './collector.mjs';

/** How long the app may take to close its window and its collector. */
const STOP_MS = 5_000;
/** The descriptor over which the window and the launcher talk of the collector. */
const COLLECTOR_FD = 3;

/**
 * Starts the app.
 *
 * @param {object} options
 * @param {string} options.executable Electron
 * @param {readonly string[]} options.args for the app
 * @param {import('../person/person.mjs').Person | null} options.person whose window it is
 * where we are root; the collector stays root then
 * @param {NodeJS.ProcessEnv} options.env beside the person's own: the display
 * @returns {{ ended: Promise<number>, stop: () => Promise<void> }} `ended`: its exit code
 */
export function openWindow({ executable, args, person, env }) {
  const handedOver = person ? [`--collector-fd=${COLLECTOR_FD}`] : [];
  const app = spawnTied(executable, [root, ...handedOver, ...args], {
    person,
    // Terminals inside editors set it, and Electron would be a mere Node.
    env: { ...env, ELECTRON_RUN_AS_NODE: undefined },
    stdio: ['ignore', 'inherit', 'pipe', ...(person ? [/** @type {const} */ ('pipe')] : [])],
  });
  const words = app.child.stderr;
  if (words) {
    const verbose = process.env.IPCSCOPE_VERBOSE === '1';
    createInterface({ input: words }).on('line', (line) => {
      if (verbose || !isChatter(line)) process.stderr.write(`${line}\n`);
    });
  }
  const channel = /** @type {import('node:net').Socket | undefined} */ (
    app.child.stdio[COLLECTOR_FD]
  );
  const keeper = person && channel ? keepCollector(channel) : null;
  return {
    ended: app.ended.then(async ({ code, reason }) => {
      if (code === 127) console.error(`Electron cannot be started: ${reason}`);
      await keeper?.stop();
      return code;
    }),
    async stop() {
      await app.stop(STOP_MS);
      await keeper?.stop();
    },
  };
}
