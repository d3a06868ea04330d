import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import readline from 'node:readline';
import { parts } from '../build/parts.mjs';
import { root } from '../root.mjs';

/**
 * One poll, by the collector's word and by the kernel's.
 * @typedef {object} Poll
 * @property {number} wallMs - `durationMs` of its snapshot
 * @property {number} cpuMs - time on a processor of all its threads, the making and
 *   writing of the message included
 */

export const COLLECTOR = join(root, parts.collector.output);

const IDLE_MS = 3_600_000;
const BUSY_MS = 50;

/** The collector as the app runs it, polling only when it is told to. */
export class ServedCollector {
  #process;
  #messages;
  /** @type {import('../../main/model/snapshot.ts').Snapshot | null} */
  #first = null;
  /** @type {Map<string, import('../../main/model/snapshot.ts').Namespace>} */
  #namespaces = new Map();

  /** @param {number} [everyMs] - between two polls; where it is not given only `polls` makes it poll */
  constructor(everyMs = IDLE_MS) {
    this.#process = spawn(process.execPath, [COLLECTOR, '--serve', '--poll', String(everyMs)], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const lines = readline.createInterface({ input: this.#process.stdout });
    this.#messages = lines[Symbol.asyncIterator]();
  }

  get pid() {
    return this.#process.pid ?? 0;
  }

  /** @returns {Promise<import('../../main/model/snapshot.ts').Snapshot>} the first one */
  async first() {
    while (this.#first === null) await this.next();
    return this.#first;
  }

  /** @returns {Promise<{ takenAt: number, durationMs: number }>} of the next one */
  async next() {
    for (;;) {
      const { value, done } = await this.#messages.next();
      if (done) throw new Error('The collector ended');
      /** @type {import('../../main/collector/contract/messages.ts').FromCollector} */
      const message = JSON.parse(value);
      if (message.type === 'failed') throw new Error(`The collector failed: ${message.reason}`);
      if (message.type === 'snapshot') {
        this.#first = message.snapshot;
        this.#namespaces = new Map(message.snapshot.namespaces.map((item) => [item.id, item]));
        return message.snapshot;
      }
      if (message.type !== 'difference') continue;
      const { set, gone } = message.difference.namespaces;
      for (const id of gone) this.#namespaces.delete(id);
      for (const item of set) this.#namespaces.set(item.id, item);
      return message.difference;
    }
  }

  /** As the last poll told them. */
  get namespaces() {
    return [...this.#namespaces.values()];
  }

  /** The first whose taking begins after now. */
  async fresh() {
    const now = Date.now();
    while ((await this.next()).takenAt <= now);
  }

  /**
   * @param {number} count
   * @returns {Promise<Poll[]>} warm ones: one before them is not counted
   */
  async polls(count) {
    this.#every(BUSY_MS);
    await this.next();
    const polls = [];
    for (let number = 0; number < count; number += 1) {
      const before = cpuMs(this.pid);
      const { durationMs } = await this.next();
      polls.push({ wallMs: durationMs, cpuMs: cpuMs(this.pid) - before });
    }
    this.#every(IDLE_MS);
    return polls;
  }

  async end() {
    const ended = new Promise((resolve) => this.#process.once('close', resolve));
    this.#process.stdin.end();
    await ended;
  }

  /** @param {number} everyMs */
  #every(everyMs) {
    this.#process.stdin.write(`${JSON.stringify({ type: 'poll', everyMs })}\n`);
  }
}

/**
 * Time that the threads of a process have run, from `/proc/PID/task/TID/schedstat`.
 * @param {number} pid
 */
function cpuMs(pid) {
  let nanoseconds = 0;
  for (const thread of readdirSync(`/proc/${pid}/task`)) {
    try {
      const [run = '0'] = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ');
      nanoseconds += Number(run);
    } catch {
      // A thread that ended since the listing.
    }
  }
  return nanoseconds / 1e6;
}
