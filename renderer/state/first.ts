import type { World } from '../../preload/contract.ts';
import type { Poll } from './poll.ts';

/** What the last poll has told. */
export interface Arrival {
  readonly world: World;
  readonly poll: Poll;
}

/** So long the others wait for the picture at most, in milliseconds: it may be out of sight. */
const PATIENCE_MS = 250;

/**
 * The picture gets a world before all others do, because what they make of it would
 * keep it from being drawn in time. They get it when the picture has drawn it.
 */
export class FirstServed {
  readonly #serve: (arrival: Arrival) => void;
  #first: ((arrival: Arrival) => void) | null = null;
  #waiting: Arrival | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `serve` gives a world to the others. */
  constructor(serve: (arrival: Arrival) => void) {
    this.#serve = serve;
  }

  /** The world that the others do not have yet; null: they have the latest. */
  get waiting(): Arrival | null {
    return this.#waiting;
  }

  /** Who is served first; null: nobody, all are served at once. */
  set first(first: ((arrival: Arrival) => void) | null) {
    this.#first = first;
    if (first === null) this.catchUp();
  }

  arrive(arrival: Arrival): void {
    // Whoever remembers one world after the other gets all of them.
    this.catchUp();
    if (this.#first === null) {
      this.#serve(arrival);
      return;
    }
    this.#waiting = arrival;
    this.#timer = setTimeout(() => this.catchUp(), PATIENCE_MS);
    this.#first(arrival);
  }

  /** The first has drawn this poll: the others follow once the frame is on screen. */
  drawn(sequence: number): void {
    if (this.#waiting === null || this.#waiting.poll.sequence > sequence) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.catchUp());
  }

  /** The others get at once what they wait for. */
  catchUp(): void {
    const waiting = this.#waiting;
    clearTimeout(this.#timer);
    this.#waiting = null;
    if (waiting !== null) this.#serve(waiting);
  }
}
