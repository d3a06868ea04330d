import { readSync } from 'node:fs';
import type { EventBatch, Unavailable } from './event.ts';
import {
  createInstance,
  type Instance,
  removeLeftInstances,
  tellsSystemCalls,
} from './instance.ts';
import { Pairing } from './pairing.ts';
import { RecordReader, type TraceRecord } from './records.ts';
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

/** Live events from a trace instance of our own. */
export class EventStream {
  readonly #tracefs: Tracefs;
  readonly #instance: Instance;
  readonly #deliver: (batch: EventBatch) => void;
  readonly #reader = new RecordReader();
  readonly #pairing = new Pairing();
  readonly #clock = new UnixClock();
  readonly #allowance = new Allowance(BYTES_A_SECOND, MOST_AT_ONCE);
  readonly #atExit = () => this.close();
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  /**
   * Begins to deliver, or says why it cannot. `deliver` is called for each batch
   * that holds anything. Instances that killed collectors left are removed.
   */
  static open(deliver: (batch: EventBatch) => void): EventStream | Unavailable {
    const tracefs = openTracefs();
    if ('reason' in tracefs) return tracefs;
    try {
      removeLeftInstances(tracefs.directory);
      if (tellsSystemCalls(tracefs.directory)) {
        return new EventStream(tracefs, createInstance(tracefs.directory), deliver);
      }
    } catch (error) {
      tracefs.close();
      const { code } = error as NodeJS.ErrnoException;
      if (code === undefined) throw error;
      if (code !== 'EEXIST') return unavailable(code);
      return { reason: 'This process has an event stream already', remedy: null };
    }
    tracefs.close();
    const reason = 'This kernel was built without system call events (CONFIG_FTRACE_SYSCALLS)';
    return { reason, remedy: null };
  }

  private constructor(tracefs: Tracefs, instance: Instance, deliver: (batch: EventBatch) => void) {
    this.#tracefs = tracefs;
    this.#instance = instance;
    this.#deliver = deliver;
    process.on('exit', this.#atExit);
    this.#schedule();
  }

  /** Delivers what has happened up to now. For whoever keeps the thread busy for long. */
  pump(): void {
    if (this.#closed) return;
    const records = this.#read();
    const { lost, unread } = this.#reader;
    this.#reader.reset();
    if (records.length === 0 && lost === 0 && unread === 0) return;
    this.#clock.set();
    const events = this.#pairing.take(records, lost > 0, (micros) => this.#clock.unix(micros));
    if (events.length > 0 || lost > 0 || unread > 0) this.#deliver({ events, lost, unread });
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
    this.#timer = setTimeout(() => {
      this.pump();
      if (!this.#closed) this.#schedule();
    }, EVERY_MS);
    this.#timer.unref();
  }

  #read(): TraceRecord[] {
    const records: TraceRecord[] = [];
    while (this.#allowance.left() > 0) {
      const length = readSome(this.#instance.pipe);
      if (length === 0) break;
      this.#allowance.use(length);
      // One by one: a batch of many thousand is more than a call takes as arguments.
      for (const record of this.#reader.read(buffer.toString('latin1', 0, length)))
        records.push(record);
    }
    return records;
  }
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

/** The trace's clock is CLOCK_MONOTONIC, as is hrtime; the wall clock may be set. */
class UnixClock {
  #offset = Number.NaN;

  set(): void {
    const [seconds, nanos] = process.hrtime();
    const offset = Date.now() - (seconds * 1e3 + nanos / 1e6);
    // Date.now() has whole milliseconds: a smaller difference is none.
    if (!(Math.abs(offset - this.#offset) < TOLERANCE_MS)) this.#offset = offset;
  }

  /** Rounded to the microsecond. */
  unix(micros: number): number {
    return Math.round(micros + this.#offset * 1e3) / 1e3;
  }
}

const TOLERANCE_MS = 3;

/** So many bytes a second in the long run, so many at once. */
class Allowance {
  #left: number;
  #since = performance.now();
  readonly #perSecond: number;
  readonly #most: number;

  constructor(perSecond: number, most: number) {
    this.#perSecond = perSecond;
    this.#most = most;
    this.#left = most;
  }

  left(): number {
    const now = performance.now();
    const earned = ((now - this.#since) / 1000) * this.#perSecond;
    this.#left = Math.min(this.#left + earned, this.#most);
    this.#since = now;
    return this.#left;
  }

  use(bytes: number): void {
    this.#left -= bytes;
  }
}
