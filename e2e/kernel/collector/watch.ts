import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';
import type { Snapshot } from '../../../main/model/snapshot.ts';
import { COLLECTOR } from './build.ts';

/** A collector that polls, and the snapshots that it prints. */
export class Watch {
  readonly process: ChildProcess;
  readonly #lines: Interface;
  readonly #iterator: AsyncIterator<string>;
  /** Snapshots taken out so far. */
  polls = 0;
  stderr = '';

  constructor(everyMs: number, prefix: readonly string[] = []) {
    const [file = '', ...args] = [...prefix, process.execPath, COLLECTOR];
    this.process = spawn(file, [...args, '--watch', String(everyMs)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const { stdout, stderr } = this.process;
    if (stdout === null || stderr === null) throw new Error('no pipes');
    stderr.setEncoding('utf8').on('data', (text) => {
      this.stderr += text;
    });
    this.#lines = createInterface({ input: stdout });
    this.#iterator = this.#lines[Symbol.asyncIterator]();
  }

  get pid(): number {
    if (this.process.pid === undefined) throw new Error('the collector did not start');
    return this.process.pid;
  }

  /** The next snapshot, those included that were printed before this was asked. */
  async next(): Promise<Snapshot> {
    const { value, done } = await this.#iterator.next();
    if (done) throw new Error(`the collector ended: ${this.stderr}`);
    this.polls += 1;
    return JSON.parse(value) as Snapshot;
  }

  /** The next snapshot whose taking began after now. */
  async fresh(): Promise<Snapshot> {
    const now = Date.now();
    for (;;) {
      const snapshot = await this.next();
      // A snapshot that began within this millisecond may have begun before.
      if (snapshot.takenAt > now) return snapshot;
    }
  }

  /** The first of the next snapshots that begin after now for which this holds. */
  async within(polls: number, holds: (snapshot: Snapshot) => boolean): Promise<Snapshot> {
    let snapshot = await this.fresh();
    for (let poll = 1; poll < polls && !holds(snapshot); poll += 1) snapshot = await this.next();
    if (!holds(snapshot)) throw new Error(`not so within ${polls} polls`);
    return snapshot;
  }

  async end(): Promise<void> {
    if (this.process.exitCode === null && this.process.signalCode === null) {
      const ended = once(this.process, 'close');
      this.process.kill('SIGKILL');
      await ended;
    }
  }
}
