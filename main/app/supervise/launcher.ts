import type { Duplex } from 'node:stream';
import type { FromLauncher, ToLauncher } from '../../collector/contract/messages.ts';
import type { Connection } from './connection.ts';
import { LineSplitter } from './lines.ts';

const GONE = 'the launcher has ended';

/**
 * A launcher that keeps the collector, usually as root, and passes its lines on.
 * It keeps one at a time: another is asked for when the one before has ended.
 */
export class Launcher {
  readonly #stream: Duplex;
  #listeners = silent();
  #state: 'idle' | 'running' | 'ending' | 'gone' = 'idle';
  /** What the next collector is to be told, once the one before has ended. */
  #waiting: string[] | null = null;

  /** @param onGone the launcher itself has ended */
  constructor(stream: Duplex, onGone: () => void) {
    this.#stream = stream;
    const lines = new LineSplitter(
      (line) => this.#receive(line),
      () => this.#listeners.damage('longer than any snapshot'),
    );
    stream.setEncoding('utf8');
    stream.on('data', (text: string) => lines.push(text));
    // 'close' follows every error.
    stream.on('error', () => {});
    stream.on('close', () => {
      this.#state = 'gone';
      this.#listeners.end(GONE);
      onGone();
    });
  }

  /** Has it start a collector. */
  start(pollMs: number): Connection {
    const listeners = silent();
    this.#listeners = listeners;
    const first = JSON.stringify({ type: 'poll', everyMs: pollMs });
    if (this.#state === 'idle') this.#begin([first]);
    else this.#waiting = [first];
    return {
      send: (line) => {
        if (this.#waiting) this.#waiting.push(line);
        else this.#write(line);
      },
      onLine: (listener) => {
        listeners.line = listener;
      },
      onDamage: (listener) => {
        listeners.damage = listener;
      },
      onEnd: (listener) => {
        listeners.end = listener;
        if (this.#state === 'gone') listener(GONE);
      },
      end: () => {
        if (this.#state !== 'running') return;
        this.#state = 'ending';
        this.#say({ type: 'end' });
      },
    };
  }

  #begin(lines: readonly string[]): void {
    this.#state = 'running';
    this.#waiting = null;
    this.#say({ type: 'start' });
    for (const line of lines) this.#write(line);
  }

  #say(message: ToLauncher): void {
    this.#write(JSON.stringify(message));
  }

  #write(line: string): void {
    if (this.#stream.writable) this.#stream.write(`${line}\n`);
  }

  #receive(line: string): void {
    const ended = parseEnded(line);
    if (ended === null) {
      // What the one before still says is not the next one's.
      if (this.#waiting === null) this.#listeners.line(line);
      return;
    }
    this.#state = 'idle';
    if (this.#waiting) this.#begin(this.#waiting);
    else this.#listeners.end(ended.reason);
  }
}

interface Heard {
  line: (line: string) => void;
  damage: (what: string) => void;
  end: (reason: string) => void;
}

function silent(): Heard {
  return { line: () => {}, damage: () => {}, end: () => {} };
}

function parseEnded(line: string): FromLauncher | null {
  // Snapshots are long: look at the beginning before parsing one for nothing.
  if (!line.startsWith('{"type":"ended"')) return null;
  try {
    const { reason } = JSON.parse(line) as Partial<FromLauncher>;
    return { type: 'ended', reason: typeof reason === 'string' ? reason : 'without a reason' };
  } catch {
    return null;
  }
}
