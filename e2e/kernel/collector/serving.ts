import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { FromCollector, ToCollector } from '../../../main/collector/contract/messages.ts';
import {
  applyDifference,
  snapshotOf,
  type World,
  worldOf,
} from '../../../main/model/difference.ts';
import type { Answers, Refusal } from '../../../main/model/requests/answer.ts';
import {
  type Identity,
  identityOf,
  type QueueIdentity,
  type SysvIdentity,
} from '../../../main/model/requests/identity.ts';
import type { Question, QuestionOf } from '../../../main/model/requests/question.ts';
import { answerSchema, parseQuestion } from '../../../main/model/requests/schema.ts';
import type { Snapshot } from '../../../main/model/snapshot.ts';
import { COLLECTOR } from './build.ts';

/** A collector that serves, as the window's main process has one. */
export class Serving {
  readonly process: ChildProcess;
  #asked = 0;
  #world: World | null = null;
  #waiting: { resolve: (snapshot: Snapshot) => void; after: number }[] = [];
  readonly #pending = new Map<number, (answer: unknown) => void>();
  stderr = '';

  constructor(prefix: readonly string[] = [], collector = COLLECTOR) {
    const [file = '', ...args] = [...prefix, process.execPath, collector];
    this.process = spawn(file, [...args, '--serve', '--again', '--poll', '100']);
    this.process.stderr?.setEncoding('utf8').on('data', (text) => {
      this.stderr += text;
    });
    if (this.process.stdout === null) throw new Error('no pipe');
    createInterface({ input: this.process.stdout }).on('line', (line) => this.#receive(line));
  }

  /** The first snapshot whose taking begins after now. */
  fresh(): Promise<Snapshot> {
    return new Promise((resolve) => this.#waiting.push({ resolve, after: Date.now() }));
  }

  /** What identifies an object now, `ipc:1/msg/0`. */
  async sysv(id: string): Promise<SysvIdentity> {
    const identity = await this.#identity(id);
    if (identity.kind === 'mqueue') throw new Error(`${id} is a POSIX queue`);
    return identity;
  }

  async queue(id: string): Promise<QueueIdentity> {
    const identity = await this.#identity(id);
    if (identity.kind !== 'mqueue') throw new Error(`${id} is no POSIX queue`);
    return identity;
  }

  async #identity(id: string): Promise<Identity> {
    const { objects } = await this.fresh();
    const object = objects.find((one) => one.id === id);
    if (!object) throw new Error(`${id} is not there`);
    return identityOf(object);
  }

  /** Asks, and checks what is asked and answered as the two ends do. */
  ask<Kind extends Question['kind']>(question: QuestionOf<Kind>): Promise<Answers[Kind] | Refusal> {
    const parsed = parseQuestion(question);
    if ('wrong' in parsed) throw new Error(parsed.wrong);
    const id = ++this.#asked;
    const message: ToCollector = { type: 'ask', id, question };
    this.process.stdin?.write(`${JSON.stringify(message)}\n`);
    return new Promise((resolve) => {
      this.#pending.set(id, (answer) => resolve(answerSchema.parse(answer) as never));
    });
  }

  #receive(line: string): void {
    const message = JSON.parse(line) as FromCollector;
    if (message.type === 'answer') {
      this.#pending.get(message.id)?.(message.answer);
      this.#pending.delete(message.id);
    }
    if (message.type === 'snapshot') this.#world = worldOf(message.snapshot);
    else if (message.type === 'difference' && this.#world) {
      this.#world = applyDifference(this.#world, message.difference);
    } else return;
    const snapshot = snapshotOf(this.#world);
    const ready = this.#waiting.filter(({ after }) => snapshot.takenAt > after);
    this.#waiting = this.#waiting.filter((one) => !ready.includes(one));
    for (const { resolve } of ready) resolve(snapshot);
  }

  async end(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const ended = once(this.process, 'close');
    this.process.kill('SIGKILL');
    await ended;
  }
}
