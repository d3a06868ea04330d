import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('keeper.sh', import.meta.url));
const PATIENCE_MS = 20_000;
/** Starting a process takes up to so long on a slow machine. */
const EACH_MS = 50;

/**
 * The process behind a world: it starts the cheap processes and outlives
 * whoever asked, if only to end them (`keeper.sh` says how).
 */
export class Keeper {
  #tags = 0;
  #heard = '';
  #complaints = '';
  /** @type {Map<string, { pids: number[], count: number, done: (pids: number[]) => void }>} */
  #waiting = new Map();
  #ended;
  #process;

  constructor() {
    this.#process = spawn('sh', [SCRIPT], {
      // A session of its own: what ends a test runner's group leaves it alone.
      detached: true,
      env: { ...process.env, NODE: process.execPath, LC_ALL: 'C' },
    });
    this.#process.stdout.on('data', (chunk) => this.#hear(String(chunk)));
    this.#process.stderr.on('data', (chunk) => {
      this.#complaints += chunk;
    });
    // Its input ends with it; that is told by `ended`.
    this.#process.stdin.on('error', () => {});
    this.#ended = new Promise((resolve) => this.#process.on('close', resolve));
  }

  /**
   * Runs a line of shell that answers with so many lines `TAG PID`.
   * @param {string} command - a function of `keeper.sh`
   * @param {string[]} args
   * @param {number} count
   * @param {number} [processes] - how many it starts
   * @returns {Promise<number[]>} pids, in the order in which they came up
   */
  ask(command, args, count, processes = count) {
    this.#tags += 1;
    const tag = `t${this.#tags}`;
    const patience = PATIENCE_MS + EACH_MS * processes;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(tag);
        const said = this.#complaints.trim() || 'nothing';
        reject(
          new Error(`${command} ${args.join(' ')}: not there in time; standard error: ${said}`),
        );
      }, patience);
      const done = (/** @type {number[]} */ pids) => {
        clearTimeout(timer);
        resolve(pids);
      };
      this.#waiting.set(tag, { pids: [], count, done });
      this.tell(command, tag, ...args);
    });
  }

  /** @param {...string} words */
  tell(...words) {
    this.#process.stdin.write(`${words.map(quoted).join(' ')}\n`);
  }

  /** Ends it and all that it started; resolves when none of them is left. */
  async end() {
    const group = this.#process.pid;
    this.#process.stdin.end();
    await this.#ended;
    const giveUp = Date.now() + PATIENCE_MS;
    while (group !== undefined && groupExists(group) && Date.now() < giveUp) await sleep(5);
  }

  /** @param {string} text */
  #hear(text) {
    const lines = (this.#heard + text).split('\n');
    this.#heard = lines.pop() ?? '';
    for (const line of lines) {
      const [tag = '', pid = ''] = line.split(' ');
      const waiting = this.#waiting.get(tag);
      if (waiting === undefined) continue;
      waiting.pids.push(Number(pid));
      if (waiting.pids.length < waiting.count) continue;
      this.#waiting.delete(tag);
      waiting.done(waiting.pids);
    }
  }
}

/**
 * Whether the process group has members, those included that nobody has waited for.
 * @param {number} group
 */
function groupExists(group) {
  try {
    process.kill(-group, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * A word of one line; `keeper.sh` knows `$newline`.
 * @param {string} word
 */
function quoted(word) {
  return `'${word.replaceAll("'", "'\\''").replaceAll('\n', `'"$newline"'`)}'`;
}
