import { spawn } from 'node:child_process';
import { becoming, environmentOf } from '../person/person.mjs';
import { Refusal } from './entry.mjs';
import { exitCode } from './through.mjs';

/**
 * A process that does not outlive us, whatever becomes of us.
 *
 * @typedef {object} Tied
 * @property {import('node:child_process').ChildProcess} child
 * @property {Promise<{ code: number, reason: string }>} ended never rejects; `code` as
 * a shell has it, `reason` in words
 * @property {(patienceMs: number) => Promise<void>} stop asks it to end, then makes it
 */

/**
 * @typedef {object} TiedOptions
 * @property {import('../person/person.mjs').Person | null} [person] whom it runs as, where not us
 * @property {NodeJS.ProcessEnv} [env] beside the environment it has by itself
 * @property {'TERM' | 'KILL'} [whenOrphaned] what it gets when we are gone; KILL
 * @property {import('node:child_process').StdioOptions} stdio
 * @property {string} [cwd]
 */

/**
 * Starts a process in a session of its own: Ctrl+C reaches us alone, so that we
 * end things in order. setpriv(1) ties it to us (`PR_SET_PDEATHSIG`) even if we
 * are killed.
 *
 * @param {string} file
 * @param {readonly string[]} args
 * @param {TiedOptions} options
 * @returns {Tied}
 */
export function spawnTied(file, args, { person, env, whenOrphaned = 'KILL', stdio, cwd }) {
  const identity = person ? becoming(person) : [];
  const base = person ? environmentOf(person, process.env) : process.env;
  const child = spawn('setpriv', [`--pdeathsig=${whenOrphaned}`, ...identity, file, ...args], {
    stdio,
    detached: true,
    env: { ...base, ...env },
    ...(cwd && { cwd }),
  });
  /** @type {Tied['ended']} */
  const ended = new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 127, reason: error.message }));
    child.once('exit', (code, signal) =>
      resolve({ code: exitCode(code, signal), reason: signal ?? `exit code ${code}` }),
    );
  });
  const stop = async (/** @type {number} */ patienceMs) => {
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
    await ended;
    clearTimeout(timer);
    killGroup(child.pid);
  };
  return { child, ended, stop };
}

/**
 * What a process that was killed left of its own children.
 *
 * @param {number | undefined} leader
 */
function killGroup(leader) {
  if (!leader) return;
  try {
    process.kill(-leader, 'SIGKILL');
  } catch {
    // Nobody is left: as it should be.
  }
}

/** Refuses where setpriv(1) is missing, which every Linux with util-linux has. */
export async function requireSetpriv() {
  const probe = spawn('setpriv', ['--version'], { stdio: 'ignore' });
  const found = await new Promise((resolve) => {
    probe.once('error', () => resolve(false));
    probe.once('exit', () => resolve(true));
  });
  if (!found) throw new Refusal('The program setpriv is missing: it is part of util-linux.');
}
