import type { CollectorState, Happened, LiveState } from '../../../preload/contract.ts';
import type { ToCollector } from '../../collector/contract/messages.ts';
import type { Difference } from '../../model/difference.ts';
import type { Answers, Refusal } from '../../model/requests/answer.ts';
import type { Question, QuestionOf } from '../../model/requests/question.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import type { Connection } from './connection.ts';
import { Damage } from './damage.ts';
import { EventWish } from './event-wish.ts';
import { happened } from './happened.ts';
import { type Message, readMessage } from './messages.ts';
import { Questions } from './questions.ts';

export interface Listeners {
  onState(state: CollectorState): void;
  onSnapshot(snapshot: Snapshot): void;
  /** What is new since the last `onSnapshot` or `onDifference`. */
  onDifference(change: Difference): void;
  onEvents(happened: Happened): void;
  onEventsState(state: LiveState): void;
}

/** The first attempt follows at once, later ones after ever longer waits. */
const RETRY_MS = [100, 200, 500, 1000, 2000, 5000] as const;
/** It ran well for so long: the next end starts with the short waits again. */
const WELL_MS = 10_000;
/**
 * Without a snapshot for so many polls, or so many times what the last one took, and no less
 * than so long, it hangs. On a machine that has no time for it to start over costs more.
 */
const HANGS_POLLS = 10;
const HANGS_TIMES = 10;
const HANGS_MS = 10_000;
/** The first one reads everything. */
const FIRST_MS = 30_000;

/** One that is to end and does not is left to whoever ends its process. */
const GIVE_UP_MS = 3_000;

/** Keeps a collector running, and says how it is. */
export class Supervisor {
  #connection: Connection | null = null;
  /** The present one, or the last. */
  #ended: Promise<void> = Promise.resolve();
  #retry: NodeJS.Timeout | undefined;
  #watchdog: NodeJS.Timeout | undefined;
  #stopped = false;
  #failures = 0;
  #restarts = 0;
  #startedAt = 0;
  #pollMs: number;
  #pid = 0;
  #saidRunning = '';
  /** What the last snapshot took; null: there was none yet. */
  #tookMs: number | null = null;
  /** The number of the last poll that was told; null: one was missed, or none came yet. */
  #number: number | null = null;
  /** The whole was asked for and has not come yet. */
  #asked = false;
  #damage = new Damage();
  readonly #questions = new Questions();
  readonly #events: EventWish;
  /** Why it said that it could not go on. */
  #failed: { reason: string; remedy: string | null } | null = null;
  readonly #open: (pollMs: number) => Connection;
  readonly #listeners: Listeners;

  constructor(open: (pollMs: number) => Connection, pollMs: number, listeners: Listeners) {
    this.#open = open;
    this.#pollMs = pollMs;
    this.#listeners = listeners;
    this.#events = new EventWish((state) => listeners.onEventsState(state));
    this.#start();
  }

  set pollMs(value: number) {
    if (value === this.#pollMs) return;
    this.#pollMs = value;
    // The next one is started with it.
    if (this.#connection === null) return;
    this.#send({ type: 'poll', everyMs: value });
    if (this.#saidRunning !== '') this.#sayRunning();
    this.#expect();
  }

  /** Whether live events are wished for: of this collector, and of those that follow it. */
  set events(on: boolean) {
    this.#events.set(on);
  }

  /** Asks the collector; an answer comes in any case, also where it ends. */
  ask<Kind extends Question['kind']>(question: QuestionOf<Kind>): Promise<Answers[Kind] | Refusal> {
    const connection = this.#connection;
    return this.#questions.ask(question, connection && ((line) => connection.send(line)));
  }

  /** Ends it for good; resolves when it has ended, or was given up. */
  stop(): Promise<void> {
    this.#stopped = true;
    this.#questions.abandon();
    clearTimeout(this.#retry);
    clearTimeout(this.#watchdog);
    if (this.#connection === null) return Promise.resolve();
    this.#connection.end();
    this.#connection = null;
    return Promise.race([this.#ended, new Promise<void>((done) => setTimeout(done, GIVE_UP_MS))]);
  }

  #start(): void {
    this.#startedAt = Date.now();
    this.#pid = 0;
    this.#failed = null;
    this.#damage = new Damage();
    this.#tookMs = null;
    this.#number = null;
    this.#asked = false;
    // Later ones leave it at why the one before was lost, until there is a snapshot.
    if (this.#restarts === 0) this.#listeners.onState({ phase: 'starting' });
    let connection: Connection;
    try {
      connection = this.#open(this.#pollMs);
    } catch (error) {
      this.#lost(`it could not be started: ${error}`);
      return;
    }
    this.#connection = connection;
    connection.onLine((line) => {
      if (connection === this.#connection) this.#receive(readMessage(line));
    });
    connection.onDamage((what) => {
      if (connection === this.#connection) this.#damaged(what);
    });
    this.#ended = new Promise((ended) => {
      connection.onEnd((reason) => {
        ended();
        if (connection === this.#connection) this.#lost(reason);
      });
    });
    this.#expect();
  }

  #receive(message: Message): void {
    switch (message.type) {
      case 'hello':
        this.#pid = message.pid;
        this.#events.begin((line) => this.#connection?.send(line));
        return;
      case 'snapshot': {
        const { number, snapshot } = message;
        this.#asked = false;
        this.#receivePoll(number, snapshot.durationMs, () =>
          this.#listeners.onSnapshot(this.#damage.addTo(snapshot, this.#pid)),
        );
        return;
      }
      case 'difference': {
        const { number, difference } = message;
        if (number - 1 !== this.#number) this.#missed();
        else {
          this.#receivePoll(number, difference.durationMs, () =>
            this.#listeners.onDifference(this.#damage.addToDifference(difference, this.#pid)),
          );
        }
        return;
      }
      case 'failed':
        this.#failed = { reason: message.reason, remedy: message.remedy };
        return;
      case 'events':
        this.#listeners.onEvents(happened(message));
        return;
      case 'events-state':
        this.#events.receive(message);
        return;
      case 'answer':
        this.#questions.receive(message.id, message.answer);
        return;
      case 'damaged':
        this.#damaged(message.reason);
    }
  }

  #damaged(what: string): void {
    this.#damage.add(what);
    // It may have been what was asked for.
    this.#asked = false;
  }

  #receivePoll(number: number, tookMs: number, tell: () => void): void {
    this.#sayRunning();
    this.#tookMs = tookMs;
    this.#number = number;
    tell();
    if (Date.now() - this.#startedAt > WELL_MS) this.#failures = 0;
    if (!this.#stopped) this.#expect();
  }

  /** One or more polls are missing: what is new since then says nothing until the whole has come. */
  #missed(): void {
    this.#number = null;
    if (this.#asked) return;
    this.#asked = true;
    this.#send({ type: 'whole' });
  }

  #send(message: ToCollector): void {
    this.#connection?.send(JSON.stringify(message));
  }

  #sayRunning(): void {
    const state: CollectorState = {
      phase: 'running',
      pid: this.#pid,
      pollMs: this.#pollMs,
      restarts: this.#restarts,
    };
    const words = JSON.stringify(state);
    if (words === this.#saidRunning) return;
    this.#saidRunning = words;
    this.#listeners.onState(state);
  }

  /** Expects a snapshot in good time. */
  #expect(): void {
    clearTimeout(this.#watchdog);
    const limit =
      this.#tookMs === null
        ? FIRST_MS
        : Math.max(HANGS_MS, this.#pollMs * HANGS_POLLS, this.#tookMs * HANGS_TIMES);
    this.#watchdog = setTimeout(() => {
      const connection = this.#connection;
      this.#lost(this.#damage.explain(`no answer for ${Math.round(limit / 1000)} s`));
      connection?.end();
    }, limit);
  }

  #lost(reason: string): void {
    if (this.#stopped) return;
    this.#connection = null;
    this.#questions.abandon();
    this.#events.lost();
    this.#saidRunning = '';
    clearTimeout(this.#watchdog);
    const retryInMs = RETRY_MS[Math.min(this.#failures, RETRY_MS.length - 1)] ?? 5000;
    this.#failures++;
    if (this.#failed && this.#failures >= RETRY_MS.length) {
      this.#listeners.onState({ phase: 'failed', ...this.#failed });
      return;
    }
    const words = this.#failed?.reason ?? reason;
    this.#listeners.onState({ phase: 'lost', reason: words, retryInMs });
    this.#retry = setTimeout(() => {
      this.#restarts++;
      this.#start();
    }, retryInMs);
  }
}
