import type { EventBatch, EventsState } from '../../model/events/event.ts';
import { mayShow } from './changes.ts';
import type { Devices } from './queues.ts';
import { EventStream } from './stream.ts';

/** What the event mode tells and asks of whoever polls. */
export interface EventListeners {
  batch(batch: EventBatch): Promise<void>;
  state(state: EventsState): void;
  /** A poll would show something new. */
  changed(): void;
}

/** Live events on and off, as they are asked for. */
export class EventMode {
  readonly #devices: () => Devices;
  readonly #listeners: EventListeners;
  #stream: EventStream | null = null;

  /** @param devices what the last poll found of mqueue file systems */
  constructor(devices: () => Devices, listeners: EventListeners) {
    this.#devices = devices;
    this.#listeners = listeners;
  }

  /** Tells the state in answer, whether it is a new one or not. */
  set(on: boolean): void {
    if (on) this.#open();
    else {
      this.#stream?.close();
      this.#stream = null;
      this.#listeners.state({ state: 'off' });
    }
  }

  #open(): void {
    if (this.#stream === null) {
      const opened = EventStream.open(this.#devices, {
        deliver: (batch) => this.#deliver(batch),
        failed: (why) => {
          this.#stream = null;
          this.#listeners.state({ state: 'unavailable', ...why });
        },
      });
      if (!(opened instanceof EventStream)) {
        this.#listeners.state({ state: 'unavailable', ...opened });
        return;
      }
      this.#stream = opened;
    }
    this.#listeners.state({ state: 'on' });
  }

  #deliver(batch: EventBatch): Promise<void> {
    // Of what was dropped nothing is known: it may have changed anything.
    if (batch.lost > 0 || batch.events.some(mayShow)) this.#listeners.changed();
    return this.#listeners.batch(batch);
  }
}
