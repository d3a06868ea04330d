import type { LiveEvent } from '../../preload/contract.ts';
import { type NodeId, processNode } from '../state/selection.ts';

/** So many are kept of each, and of so many: about 10 MB at the very most. */
export const MOST_OF_ONE = 50;
const MOST = 600;

const NONE: readonly LiveEvent[] = [];

/** The last events of each process, object and IPC namespace that had any. */
export class Recent {
  /** The latest first; who had none for longest comes first. */
  readonly #of = new Map<NodeId, readonly LiveEvent[]>();

  /** Another array each time that something was added. */
  of(node: NodeId): readonly LiveEvent[] {
    return this.#of.get(node) ?? NONE;
  }

  add(events: readonly LiveEvent[]): void {
    for (const event of events) {
      for (const node of subjects(event)) this.#addTo(node, event);
    }
    for (const node of this.#of.keys()) {
      if (this.#of.size <= MOST) break;
      this.#of.delete(node);
    }
  }

  /** Something was missed: whether those that were begun still wait is not known. */
  forgetWaits(): void {
    for (const [node, events] of this.#of) {
      if (events.every(({ returned }) => returned)) continue;
      this.#of.set(
        node,
        events.filter(({ returned }) => returned),
      );
    }
  }

  clear(): void {
    this.#of.clear();
  }

  #addTo(node: NodeId, event: LiveEvent): void {
    const before = this.of(node);
    this.#of.delete(node);
    // A wait that ends is told again.
    const begun = event.returned ? before.findIndex((one) => isSame(one, event)) : -1;
    if (begun >= 0) {
      this.#of.set(node, before.with(begun, event));
      return;
    }
    this.#of.set(node, [event, ...before.slice(0, MOST_OF_ONE - 1)]);
  }
}

/** What an event is about. */
function subjects({ pid, object, namespace }: LiveEvent): NodeId[] {
  return [pid === null ? null : processNode(pid), object, namespace].filter((id) => id !== null);
}

/** Whether one is the end of the call that the other is the beginning of. */
export function isSame(one: LiveEvent, other: LiveEvent): boolean {
  return !one.returned && one.at === other.at && one.tid === other.tid;
}
