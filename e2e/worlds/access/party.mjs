/**
 * One of those that take part: it makes objects, or tries what it may do with them.
 * It reads a line of JSON for each call, `{"call": "become", "args": […]}`, makes it
 * on its main thread and answers `{"result": …}` or `{"failure": "…"}`. It ends with
 * its standard input.
 */
import readline from 'node:readline';
import { clearUmask, life } from '../actor/life.mjs';
import { attempts, tried } from './attempts.mjs';
import { become, resume } from './credentials.mjs';
import { directory } from './directory.mjs';
import { make, remove } from './objects.mjs';

/** @typedef {import('./objects.mjs').Wish} Wish */
/** @typedef {import('./objects.mjs').Made} Made */
/** @typedef {import('./attempts.mjs').Attempt} Attempt */
/** @typedef {import('./credentials.mjs').Wanted} Wanted */
/** @typedef {import('./directory.mjs').Directory} Directory */

const calls = {
  become,
  resume,
  directory,
  /** Enters the IPC namespace of a process, with its main thread. */
  enter: life.setns,
  /** @param {Wish[]} wishes */
  make: (wishes) => wishes.map(make),
  /** @param {Made[]} objects */
  attempt: (objects) => objects.map(attempts),
  /**
   * @param {Made[]} objects
   * @returns {string[]} the outcome of each
   */
  remove: (objects) => objects.map((object) => tried('remove', () => remove(object))[1]),
  /**
   * Removes all of them, or fails.
   * @param {Made[]} objects
   */
  clear: (objects) => objects.forEach(remove),
};
/** @typedef {typeof calls} Calls */

/**
 * @param {string} line
 * @returns {unknown}
 */
function perform(line) {
  try {
    const { call, args } = JSON.parse(line);
    const makeIt = /** @type {Record<string, (...args: unknown[]) => unknown>} */ (calls)[call];
    if (makeIt === undefined) return { failure: `no such call: ${call}` };
    return { result: makeIt(...args) ?? null };
  } catch (error) {
    return { failure: String(error) };
  }
}

clearUmask();
readline
  .createInterface({ input: process.stdin })
  .on('line', (line) => process.stdout.write(`${JSON.stringify(perform(line))}\n`))
  .on('close', () => process.exit(0));
