import type { FromLab, ToLab } from '../../lab/contract/messages.ts';
import { LAB_CLOSED, type LabCard, type LabMove, type LabState } from '../../model/lab/lab.ts';
import type { Connection } from '../supervise/connection.ts';

/**
 * Keeps the lab's process: starts it when it is needed, ends it when no scenario is
 * on, and says why one has ended where nobody asked for it. What that process started
 * ends with it (`main/lab/stage/stage.ts`), whatever ends it.
 */
export class LabKeeper {
  readonly #open: () => Connection;
  readonly #say: (state: LabState) => void;
  #connection: Connection | null = null;
  #state: LabState = LAB_CLOSED;
  /** Who waits for the list of scenarios. */
  #waiting: ((cards: LabCard[]) => void)[] = [];

  /**
   * @param open starts the lab's process
   * @param say called with every new state
   */
  constructor(open: () => Connection, say: (state: LabState) => void) {
    this.#open = open;
    this.#say = say;
  }

  /** The scenarios that there are; none where the lab cannot be started. */
  list(): Promise<LabCard[]> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#tell({ type: 'list' });
    });
  }

  start(id: string): void {
    // Until it says more: an answer that comes meanwhile must not end it.
    this.#state = { phase: 'opening', id, title: '' };
    this.#tell({ type: 'start', id: String(id) });
  }

  move(move: LabMove): void {
    if (this.#connection) this.#tell({ type: 'move', move });
  }

  leave(): void {
    if (this.#connection) this.#tell({ type: 'leave' });
  }

  /** Ends everything at once. */
  stop(): void {
    const connection = this.#connection;
    this.#connection = null;
    connection?.end();
  }

  #tell(message: ToLab): void {
    this.#connection ??= this.#connect();
    this.#connection?.send(JSON.stringify(message));
  }

  #connect(): Connection | null {
    let connection: Connection;
    try {
      connection = this.#open();
    } catch (error) {
      this.#lost(`it could not be started: ${error}`);
      return null;
    }
    connection.onLine((line) => {
      if (connection === this.#connection) this.#receive(line);
    });
    connection.onDamage((what) =>
      console.error(`ipcscope: what the lab sent was damaged: ${what}`),
    );
    connection.onEnd((reason) => {
      if (connection === this.#connection) this.#lost(reason);
    });
    return connection;
  }

  #receive(line: string): void {
    const message = parse(line);
    if (message === null) {
      console.error(`ipcscope: what the lab sent is no message: ${line.slice(0, 100)}`);
      return;
    }
    if (message.type === 'state') this.#become(message.state);
    else for (const resolve of this.#waiting.splice(0)) resolve(message.cards);
    // Nothing of the lab runs while nobody uses it.
    if (this.#state.phase === 'closed' && this.#waiting.length === 0) this.stop();
  }

  #lost(reason: string): void {
    this.#connection = null;
    for (const resolve of this.#waiting.splice(0)) resolve([]);
    const trouble = {
      reason: `The lab’s process has ended: ${reason}. Everything that it had started has ended with it.`,
      remedy: 'Start the scenario again.',
    };
    this.#become({ phase: 'closed', trouble });
  }

  #become(state: LabState): void {
    this.#state = state;
    this.#say(state);
  }
}

function parse(line: string): FromLab | null {
  try {
    return JSON.parse(line) as FromLab;
  } catch {
    return null;
  }
}
