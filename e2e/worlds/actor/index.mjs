/**
 * An actor: a process that makes the IPC calls that it is told to make. It reads
 * a line of JSON for each, `{"call": "msgget", "args": [42, 512]}`, makes the call
 * on its main thread (which blocks where the call does) and answers in the order
 * of the calls with `{"result": …}`, `{"errno": "EEXIST"}` or `{"failure": "…"}`.
 * Its first line is `{"ready": …}`. It ends with its standard input, and with its
 * parent.
 */
import readline from 'node:readline';
import { crowds } from './crowds.mjs';
import { CallFailed } from './libc.mjs';
import { clearUmask, dieWithParent, life } from './life.mjs';
import { memory } from './memory.mjs';
import { messages } from './messages.mjs';
import { queues } from './queues.mjs';
import { semaphores } from './semaphores.mjs';

const calls = { ...messages, ...semaphores, ...memory, ...queues, ...life, ...crowds };
/** @typedef {typeof calls} Calls */

/** @param {unknown} value */
function answer(value) {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

/**
 * @param {string} line
 * @returns {unknown}
 */
function perform(line) {
  try {
    const { call, args } = JSON.parse(line);
    const make = /** @type {Record<string, (...args: unknown[]) => unknown>} */ (calls)[call];
    if (make === undefined) return { failure: `no such call: ${call}` };
    return { result: make(...args) ?? null };
  } catch (error) {
    return error instanceof CallFailed ? { errno: error.code } : { failure: String(error) };
  }
}

dieWithParent();
clearUmask();
answer({ ready: { pid: life.pid(), ipc: life.ipcNamespace() } });
readline
  .createInterface({ input: process.stdin })
  .on('line', (line) => answer(perform(line)))
  .on('close', () => process.exit(0));
