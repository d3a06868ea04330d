import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { EventBatch, EventsState, LiveEvent } from '../../../main/model/events/event.ts';
import type { Snapshot } from '../../../main/model/snapshot.ts';
import { COLLECTOR } from './build.ts';

type Line =
  | (Snapshot & { type?: never })
  | ({ type: 'events' } & EventBatch)
  | ({ type: 'events-state' } & EventsState);

/** Longer than any test: what comes earlier was not due. */
const NEVER_MS = 3_600_000;

/** A collector that tells events, and all that it has told. */
export class EventWatch {
  readonly process: ChildProcess;
  readonly #lines: AsyncIterator<string>;
  readonly events: LiveEvent[] = [];
  readonly snapshots: Snapshot[] = [];
  state: EventsState = { state: 'off' };
  lost = 0;
  stderr = '';

  private constructor(everyMs: number, through: readonly string[]) {
    const [file = '', ...args] = through;
    this.process = spawn(file, [...args, '--watch', String(everyMs), '--events'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const { stdout, stderr } = this.process;
    if (stdout === null || stderr === null) throw new Error('no pipes');
    stderr.setEncoding('utf8').on('data', (text) => {
      this.stderr += text;
    });
    this.#lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
  }

  /** One that has said whether it tells events, and has taken its first snapshot. */
  static async start(
    everyMs = NEVER_MS,
    through: readonly string[] = [process.execPath, COLLECTOR],
  ): Promise<EventWatch> {
    const watch = new EventWatch(everyMs, through);
    await watch.until(() => watch.state.state !== 'off' && watch.snapshots.length > 0);
    return watch;
  }

  get pid(): number {
    return this.process.pid ?? 0;
  }

  /** Reads on until this holds. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) {
      const { value, done } = await this.#lines.next();
      if (done) throw new Error(`the collector ended: ${this.stderr}`);
      const line = JSON.parse(value) as Line;
      switch (line.type) {
        case 'events':
          this.events.push(...line.events);
          this.lost += line.lost;
          break;
        case 'events-state':
          this.state = line;
          break;
        default:
          this.snapshots.push(line);
      }
    }
  }

  /** The first event, told already or still to come, that looks like this. */
  async event(like: Partial<LiveEvent>): Promise<LiveEvent> {
    const fields = Object.entries(like) as [keyof LiveEvent, unknown][];
    const find = () =>
      this.events.find((event) => fields.every(([field, value]) => event[field] === value));
    await this.until(() => find() !== undefined);
    return find() as LiveEvent;
  }

  async end(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const ended = once(this.process, 'exit');
    this.process.kill(signal);
    await ended;
  }
}
