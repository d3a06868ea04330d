import { difference } from '../../model/difference.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import type { FromCollector } from '../contract/messages.ts';

/** Tells one snapshot after another: the first one whole, of each other what is new in it. */
export class Teller {
  #last: Snapshot | null = null;
  #number = 0;

  /** A line of `FromCollector`. */
  tell(snapshot: Snapshot): string {
    const before = this.#last;
    this.#last = snapshot;
    this.#number += 1;
    const message: FromCollector =
      before === null
        ? { type: 'snapshot', number: this.#number, snapshot }
        : { type: 'difference', number: this.#number, difference: difference(before, snapshot) };
    return JSON.stringify(message);
  }

  /** The next one is told whole. */
  startOver(): void {
    this.#last = null;
  }
}
