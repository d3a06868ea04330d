import type { LiveState } from '../../../preload/contract.ts';
import type { ToCollector } from '../../collector/contract/messages.ts';
import type { EventsState } from '../../model/events/event.ts';

/** The wish for live events, which outlives the collectors that it is told to. */
export class EventWish {
  #on = false;
  #send: ((line: string) => void) | null = null;
  readonly #tell: (state: LiveState) => void;

  /** @param tell called with every new state */
  constructor(tell: (state: LiveState) => void) {
    this.#tell = tell;
  }

  /** Once more where it was said already: what stood in the way may be gone. */
  set(on: boolean): void {
    this.#on = on;
    // They are off when the collector has put its trace away, and says so.
    if (on || this.#send === null) this.#tell({ state: on ? 'asked' : 'off' });
    this.#say();
  }

  /** A collector runs that takes lines; none tells events unless it is asked to. */
  begin(send: (line: string) => void): void {
    this.#send = send;
    if (this.#on) this.#say();
  }

  /** It has ended. */
  lost(): void {
    this.#send = null;
    this.#tell({ state: this.#on ? 'asked' : 'off' });
  }

  /** What it answers, or says by itself. */
  receive(state: EventsState): void {
    if (state.state !== 'unavailable') this.#tell({ state: state.state });
    else this.#tell({ state: 'unavailable', reason: state.reason, remedy: state.remedy });
  }

  #say(): void {
    const message: ToCollector = { type: 'events', on: this.#on };
    this.#send?.(JSON.stringify(message));
  }
}
