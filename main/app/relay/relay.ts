import type {
  CollectorState,
  Happened,
  Lens,
  LiveState,
  Session,
  Theme,
  Update,
} from '../../../preload/contract.ts';
import {
  applyDifference,
  type Difference,
  difference,
  snapshotOf,
  type World,
  worldOf,
} from '../../model/difference.ts';
import { LAB_CLOSED, type LabState } from '../../model/lab/lab.ts';
import type { Snapshot } from '../../model/snapshot.ts';

/** A window that has asked to be told. */
export type Listener = (update: Update) => void;

/**
 * Keeps what is known, and tells each window what changes from what it was told
 * last. A window that comes later, or comes back, starts from the whole.
 */
export class Relay {
  #world: World | null = null;
  #sequence = 0;
  #collector: CollectorState = { phase: 'starting' };
  #lab: LabState = LAB_CLOSED;
  #events: LiveState = { state: 'off' };
  readonly #listeners = new Map<unknown, Listener>();
  readonly #theme: Theme;
  readonly #still: boolean;
  readonly #lens: Lens | null;

  constructor(theme: Theme, still: boolean, lens: Lens | null = null) {
    this.#theme = theme;
    this.#still = still;
    this.#lens = lens;
  }

  get snapshot(): Snapshot | null {
    return this.#world && snapshotOf(this.#world);
  }

  get collector(): CollectorState {
    return this.#collector;
  }

  /** Tells `listener` of all that follows; answers with all that was. Again: from anew. */
  subscribe(key: unknown, listener: Listener): Session {
    this.#listeners.set(key, listener);
    const { snapshot } = this;
    return {
      theme: this.#theme,
      ...(this.#lens !== null && { lens: this.#lens }),
      still: this.#still,
      collector: this.#collector,
      lab: this.#lab,
      events: this.#events,
      current: snapshot && { sequence: this.#sequence, snapshot },
    };
  }

  unsubscribe(key: unknown): void {
    this.#listeners.delete(key);
  }

  setCollector(collector: CollectorState): void {
    this.#collector = collector;
    this.#tell({ kind: 'collector', collector });
  }

  setLab(lab: LabState): void {
    this.#lab = lab;
    this.#tell({ kind: 'lab', lab });
  }

  setEvents(events: LiveState): void {
    this.#events = events;
    this.#tell({ kind: 'events-state', events });
  }

  /** Passed on and not kept: who comes later sees what happens then. */
  happened(happened: Happened): void {
    this.#tell({ kind: 'events', ...happened });
  }

  /** All that there is, whatever was known before. */
  setSnapshot(snapshot: Snapshot): void {
    if (this.#world !== null) {
      this.addDifference(difference(snapshotOf(this.#world), snapshot));
      return;
    }
    this.#world = worldOf(snapshot);
    this.#sequence += 1;
    this.#tell({ kind: 'snapshot', sequence: this.#sequence, snapshot });
  }

  /** What is new since then; of nothing that is known yet it says nothing. */
  addDifference(change: Difference): void {
    if (this.#world === null) return;
    this.#world = applyDifference(this.#world, change);
    this.#sequence += 1;
    this.#tell({ kind: 'difference', sequence: this.#sequence, difference: change });
  }

  #tell(update: Update): void {
    for (const listener of this.#listeners.values()) listener(update);
  }
}
