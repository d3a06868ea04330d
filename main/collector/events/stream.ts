import { readSync } from 'node:fs';
import type { EventBatch, LiveEvent, Unavailable } from '../../model/events/event.ts';
import { Allowance } from './allowance.ts';
import {
  createInstance,
  type Instance,
  removeLeftInstances,
  tellsSystemCalls,
} from './instance.ts';
import { Pairing } from './pairing.ts';
import type { Devices } from './queues.ts';
import { RecordReader, type TraceRecord } from './records.ts';
import { monotonicMicros, UnixClock } from './times.ts';
import { openTracefs, type Tracefs, unavailable } from './tracefs.ts';

/** Read so often, in milliseconds: what happened is told at most that much later. */
const EVERY_MS = 20;

/**
 * So much text is read a second in the long run, and so much at once after a
 * while of quiet: about 9,000 records a second. A storm beyond that overwrites
 * the kernel's buffer unread, and is counted.
 */
const BYTES_A_SECOND = 1024 * 1024;
const MOST_AT_ONCE = 512 * 1024;

/** While records are handled others come; so often they are handled at once. */
const ROUNDS = 3;

export interface StreamListeners {
  /** A batch that holds anything. The next one is read when this has resolved. */
  deliver(batch: EventBatch): Promise<void>;
  /** It has ended by itself. */
  failed(why: Unavailable): void;
}

/** Live events from a trace instance of our own. */
export class EventStream {
  readonly #tracefs: Tracefs;
  readonly #instance: Instance;
  readonly #listeners: StreamListeners;
  readonly #reader = new RecordReader();
  readonly #pairing: Pairing;
  readonly #clock = new UnixClock();
  readonly #allowance = new Allowance(BYTES_A_SECOND, MOST_AT_ONCE);
  readonly #atExit = () => this.close();
  /** Read already, to be handled next. */
  #held: Reading = NOTHING;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  /**
   * Begins to deliver, or says why it cannot. Instances that killed collectors left
   * are removed.
   * @param devices what the last poll found of mqueue file systems
   */
  static open(devices: () => Devices, listeners: StreamListeners): EventStream | Unavailable {
    const tracefs = openTracefs();
    if ('reason' in tracefs) return tracefs;
    try {
      removeLeftInstances(tracefs.directory);
      if (tellsSystemCalls(tracefs.directory)) {
        const instance = createInstance(tracefs.directory);
        return new EventStream(tracefs, instance, new Pairing(devices), listeners);
      }
    } catch (error) {
      tracefs.close();
      return whyFailed(error);
    }
    tracefs.close();
    const reason = 'This kernel was built without system call events (CONFIG_FTRACE_SYSCALLS)';
    return { reason, remedy: null };
  }

  private constructor(
    tracefs: Tracefs,
    instance: Instance,
    pairing: Pairing,
    listeners: StreamListeners,
  ) {
    this.#tracefs = tracefs;
    this.#instance = instance;
    this.#pairing = pairing;
    this.#listeners = listeners;
    process.on('exit', this.#atExit);
    this.#schedule();
  }

  /** Ends it and removes the instance, which takes the kernel about 0.1 s. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#timer);
    process.off('exit', this.#atExit);
    try {
      this.#instance.remove();
    } finally {
      this.#tracefs.close();
    }
  }

  #schedule(): void {
    if (this.#closed) return;
    this.#timer = setTimeout(() => {
      this.#pump().then(
        () => this.#schedule(),
        (error) => {
          this.close();
          this.#listeners.failed(whyFailed(error));
        },
      );
    }, EVERY_MS);
    this.#timer.unref();
  }

  async #pump(): Promise<void> {
    const events: LiveEvent[] = [];
    this.#clock.set();
    const unix = (micros: number) => this.#clock.unix(micros);
    let next = joined(this.#held, this.#read(null));
    for (let round = 0; next.records.length > 0 && round < ROUNDS; round += 1) {
      for (const event of this.#pairing.take(next.records, next.lost, unix)) events.push(event);
      next = this.#read(monotonicMicros());
      this.#pairing.settle(next.records, next.lost);
    }
    this.#held = next;
    const { lost, unread } = this.#reader;
    this.#reader.reset();
    if (events.length === 0 && lost === 0 && unread === 0) return;
    await this.#listeners.deliver({ events, lost, unread });
  }

  /**
   * All that is there, as far as the allowance goes.
   * @param until where given, all up to this time of the trace, whatever the allowance
   */
  #read(until: number | null): Reading {
    const lostBefore = this.#reader.lost;
    const records: TraceRecord[] = [];
    const enough = () =>
      until === null
        ? this.#allowance.left() <= 0
        : (records.at(-1)?.time ?? Number.NEGATIVE_INFINITY) > until;
    while (!enough()) {
      const length = readSome(this.#instance.pipe);
      if (length === 0) break;
      this.#allowance.use(length);
      // One by one: a batch of many thousand is more than a call takes as arguments.
      for (const record of this.#reader.read(buffer.toString('latin1', 0, length)))
        records.push(record);
    }
    return { records, lost: this.#reader.lost > lostBefore };
  }
}

/** Records that were read at once; `lost`: some were dropped before or among them. */
interface Reading {
  readonly records: readonly TraceRecord[];
  readonly lost: boolean;
}

const NOTHING: Reading = { records: [], lost: false };

function joined(one: Reading, other: Reading): Reading {
  if (one.records.length === 0) return { records: other.records, lost: one.lost || other.lost };
  return { records: [...one.records, ...other.records], lost: one.lost || other.lost };
}

function whyFailed(error: unknown): Unavailable {
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  if (code !== 'EEXIST') return unavailable(code);
  return { reason: 'This process has an event stream already', remedy: null };
}

const buffer = Buffer.allocUnsafe(64 * 1024);

/** Bytes read, 0 where there is nothing at the moment. */
function readSome(pipe: number): number {
  try {
    return readSync(pipe, buffer, 0, buffer.length, null);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EAGAIN' || code === 'EINTR') return 0;
    throw error;
  }
}
