import { spawn } from 'node:child_process';
import readline from 'node:readline';
import { fileURLToPath } from 'node:url';

/** @typedef {import('./actor/index.mjs').Calls} Calls */

const SCRIPT = fileURLToPath(new URL('actor/index.mjs', import.meta.url));

/** What a call of an actor failed with: the name of the errno, `EACCES`. */
export class Refused extends Error {
  /**
   * @param {string} call
   * @param {string} code
   */
  constructor(call, code) {
    super(`${call}: ${code}`);
    this.code = code;
  }
}

/** A process that makes the calls it is told to; `actor/index.mjs` is its other end. */
export class Actor {
  /** @type {{ call: string, resolve: (value: any) => void, reject: (error: Error) => void }[]} */
  #pending = [];
  #errors = '';
  #process;
  /** Resolves when the process has ended. */
  ended;
  /** Its pid, as seen from here. */
  pid = 0;
  /** Id of the IPC namespace that it began in: `ipc:4026532180`. */
  ipc = '';

  /**
   * @param {string[]} prefix - what it is started through, such as `unshare --ipc --`
   * @param {string} [script]
   * @returns {Promise<Actor>} an actor that is there and listens
   */
  static async start(prefix, script = SCRIPT) {
    const actor = new Actor(prefix, script);
    await actor.#begin();
    return actor;
  }

  /**
   * @param {string[]} prefix
   * @param {string} script
   */
  constructor(prefix, script) {
    const [command = '', ...args] = [...prefix, process.execPath, script];
    this.#process = spawn(command, args);
    // Writing to one that has ended: its pending calls say so.
    this.#process.stdin.on('error', () => {});
    this.#process.stderr.on('data', (chunk) => {
      this.#errors += chunk;
    });
    readline
      .createInterface({ input: this.#process.stdout })
      .on('line', (line) => this.#answered(JSON.parse(line)));
    this.ended = new Promise((resolve) => {
      this.#process.on('error', (error) => {
        this.#errors += error.message;
      });
      this.#process.on('close', (code, signal) => {
        const reason = `the actor ended (${signal ?? code}) ${this.#errors.trim()}`;
        for (const { call, reject } of this.#pending.splice(0)) {
          reject(new Error(`${call}: ${reason}`));
        }
        resolve(undefined);
      });
    });
  }

  async #begin() {
    const { pid, ipc } = await new Promise((resolve, reject) => {
      this.#pending.push({ call: 'start', resolve, reject });
    });
    this.pid = pid;
    this.ipc = ipc;
  }

  /**
   * Makes a call, with the arguments of its man-page; flags are in
   * `actor/constants.mjs`. Calls are made one after the other.
   * @template {keyof Calls} Name
   * @param {Name} call
   * @param {Parameters<Calls[Name]>} args
   * @returns {Promise<ReturnType<Calls[Name]>>} rejects with `Refused`
   */
  do(call, ...args) {
    return new Promise((resolve, reject) => {
      this.#pending.push({ call, resolve, reject });
      this.#process.stdin.write(`${JSON.stringify({ call, args })}\n`);
    });
  }

  /** Ends it, whatever it is doing. */
  async end() {
    // What was still being waited for is of no interest any more.
    this.#process.kill('SIGKILL');
    await this.ended;
  }

  /** @param {{ ready?: unknown, result?: unknown, errno?: string, failure?: string }} answer */
  #answered(answer) {
    const pending = this.#pending.shift();
    if (pending === undefined) return;
    if (answer.ready !== undefined) pending.resolve(answer.ready);
    else if (answer.errno !== undefined) pending.reject(new Refused(pending.call, answer.errno));
    else if (answer.failure !== undefined) {
      pending.reject(new Error(`${pending.call}: ${answer.failure}`));
    } else pending.resolve(answer.result);
  }
}
