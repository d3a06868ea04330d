import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { FromLab, ToLab } from '../../../main/lab/contract/messages.ts';
import type { LabCard, LabMove, LabState } from '../../../main/model/lab/lab.ts';
import { buildStale } from '../../../scripts/build/build.mjs';
import { parts } from '../../../scripts/build/parts.mjs';
import { root } from '../../../scripts/root.mjs';

/** What is needed of the project to play the lab. */
export const NEEDED = ['package.json', parts.lab.output, 'assets/lab'];

export type Open = Extract<LabState, { phase: 'open' }>;

/** For `beforeAll`: what is tested is what the sources say now. */
export async function buildLab(): Promise<void> {
  await buildStale(['lab']);
}

/** The lab's process as it is shipped, and what it says. */
export class Runner {
  readonly process: ChildProcess;
  #state: LabState = { phase: 'closed', trouble: null };
  #cards: LabCard[] | null = null;
  #waiting: (() => void)[] = [];
  stderr = '';
  /** Messages that it has sent so far. */
  heard = 0;

  /**
   * @param prefix what runs it as somebody else
   * @param place the project as they can read it
   */
  constructor(prefix: readonly string[] = [], place = root, own?: string) {
    const scenarios = ['--scenarios', join(place, 'assets/lab'), ...(own ? ['--own', own] : [])];
    const script = join(place, parts.lab.output);
    const [file = '', ...args] = [...prefix, process.execPath, script, ...scenarios];
    this.process = spawn(file, args, { stdio: ['pipe', 'pipe', 'pipe'] });
    const { stdout, stderr } = this.process;
    if (stdout === null || stderr === null) throw new Error('no pipes');
    stderr.setEncoding('utf8').on('data', (text) => {
      this.stderr += text;
    });
    this.process.stdin?.on('error', () => {});
    createInterface({ input: stdout }).on('line', (line) => this.#hear(JSON.parse(line)));
    this.process.once('close', () => this.#wake());
  }

  get pid(): number {
    if (this.process.pid === undefined) throw new Error('the lab did not start');
    return this.process.pid;
  }

  get state(): LabState {
    return this.#state;
  }

  tell(message: ToLab): void {
    this.process.stdin?.write(`${JSON.stringify(message)}\n`);
  }

  async cards(): Promise<LabCard[]> {
    this.#cards = null;
    this.tell({ type: 'list' });
    for (;;) {
      if (this.#cards) return this.#cards;
      await this.#news();
    }
  }

  /** Starts a scenario; resolves when its first step was played. */
  async start(id: string): Promise<Open> {
    this.#state = { phase: 'opening', id, title: '' };
    this.tell({ type: 'start', id });
    return this.#settled((state) => state.id === id && state.records.length > 0);
  }

  /** Moves, and resolves when all that follows from it was done. */
  async move(move: LabMove): Promise<Open> {
    const before = this.#state;
    this.tell({ type: 'move', move });
    return this.#settled((state) => state !== before);
  }

  /** Plays a scenario from its first step to what has been seen. */
  async playAll(id: string): Promise<Open> {
    let state = await this.start(id);
    while (state.shown < state.steps.length) state = await this.move('next');
    return state;
  }

  async leave(): Promise<void> {
    this.tell({ type: 'leave' });
    while (this.#state.phase !== 'closed') await this.#news();
  }

  async end(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const ended = once(this.process, 'close');
    this.process.kill(signal);
    await ended;
  }

  async #settled(holds: (state: Open) => boolean): Promise<Open> {
    for (;;) {
      const state = this.#state;
      if (state.phase === 'closed') {
        throw new Error(`${state.trouble?.reason ?? 'closed'} ${state.trouble?.remedy ?? ''}`);
      }
      if (state.phase === 'open' && !state.busy && holds(state)) return state;
      await this.#news();
    }
  }

  #hear(message: FromLab): void {
    this.heard += 1;
    if (message.type === 'cards') this.#cards = message.cards;
    else this.#state = message.state;
    this.#wake();
  }

  #wake(): void {
    for (const wake of this.#waiting.splice(0)) wake();
  }

  async #news(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) {
      throw new Error(`the lab ended: ${this.stderr}`);
    }
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }
}
