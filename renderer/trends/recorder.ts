import type { IpcObject, World } from '../../preload/contract.ts';
import { leastFlow } from './flow.ts';
import { MEASURES, type Measure, valuesOf } from './measures.ts';
import { type Change, changesOf, isSame } from './moments.ts';
import { Series } from './series.ts';

/** How far back it remembers, in milliseconds. */
export const HORIZON_MS = 10 * 60_000;
/** Of all slots together: some 20 MB. Beyond, what is remembered reaches less far back. */
const MOST_SLOTS = 500_000;
/** How many moments of change each object keeps. */
const MOMENTS = 8;
/** Old slots are looked for this often, in milliseconds. */
const TIDY_MS = 30_000;

/** What changed, as one poll saw it. Unix milliseconds. */
export interface Moment {
  readonly at: number;
  readonly changes: readonly Change[];
}

/** What is remembered of one object. */
export interface Trend {
  /** When it was first seen, or since when is remembered. Unix milliseconds. */
  readonly since: number;
  readonly series: ReadonlyMap<Measure, Series>;
  /** Messages that passed since it was first seen, at least; they only grow. */
  readonly sent: Series;
  readonly received: Series;
  /** The latest first. */
  readonly moments: readonly Moment[];
}

interface Kept extends Trend {
  since: number;
  readonly series: Map<Measure, Series>;
  moments: readonly Moment[];
  object: IpcObject;
  blocked: number;
}

/** Remembers how the objects of a world changed, poll after poll. */
export class Recorder {
  readonly #kept = new Map<string, Kept>();
  #objects: World['objects'] | null = null;
  #links: World['links'] | null = null;
  #blocked: ReadonlyMap<string, number> = new Map();
  #horizon = HORIZON_MS;
  #tidied = 0;

  of(id: string): Trend | null {
    return this.#kept.get(id) ?? null;
  }

  /**
   * @param seen what the last poll told, and when that was, in Unix milliseconds
   * @param held the id of an object that is not forgotten when it goes; null: none
   */
  see({ objects, links, takenAt }: World, held: string | null): void {
    if (objects !== this.#objects || links !== this.#links) {
      if (links !== this.#links) this.#blocked = blockedOn(links);
      for (const object of objects.values()) this.#note(object, takenAt);
      if (objects !== this.#objects) this.#drop(objects, held);
      this.#objects = objects;
      this.#links = links;
    }
    if (takenAt - this.#tidied >= TIDY_MS) this.#tidy(takenAt);
  }

  #note(object: IpcObject, at: number): void {
    const blocked = this.#blocked.get(object.id) ?? 0;
    const before = this.#kept.get(object.id);
    if (before?.object === object && before.blocked === blocked) return;
    // Another that has its id now has no past.
    const known = before && isSame(before.object, object) ? before : undefined;
    const kept = known ?? begun(object, at);
    if (known === undefined) this.#kept.set(object.id, kept);
    const flow = leastFlow(kept.object, object);
    kept.sent.note(at, (kept.sent.last ?? 0) + flow.sent);
    kept.received.note(at, (kept.received.last ?? 0) + flow.received);
    const values = valuesOf(object, blocked);
    const changes = MEASURES.flatMap((measure): Change[] => {
      const to = values[measure];
      const from = to === undefined ? null : noteValue(kept, measure, at, to);
      // The semaphores of a sum are told one by one.
      if (to === undefined || from === null || measure === 'sum') return [];
      return [{ what: 'measure', measure, from, to }];
    });
    changes.push(...changesOf(kept.object, object));
    if (changes.length > 0) kept.moments = [{ at, changes }, ...kept.moments].slice(0, MOMENTS);
    kept.object = object;
    kept.blocked = blocked;
  }

  #drop(objects: World['objects'], held: string | null): void {
    for (const id of this.#kept.keys()) {
      if (!objects.has(id) && id !== held) this.#kept.delete(id);
    }
  }

  #tidy(now: number): void {
    this.#tidied = now;
    let slots = this.#forget(now - this.#horizon);
    while (slots > MOST_SLOTS) {
      this.#horizon *= 0.8;
      slots = this.#forget(now - this.#horizon);
    }
    if (slots < MOST_SLOTS / 2) this.#horizon = Math.min(HORIZON_MS, this.#horizon * 1.25);
  }

  /** How many slots are left. */
  #forget(before: number): number {
    let slots = 0;
    for (const kept of this.#kept.values()) {
      for (const series of [...kept.series.values(), kept.sent, kept.received]) {
        series.forget(before);
        slots += series.size;
      }
      kept.since = Math.max(kept.since, before);
    }
    return slots;
  }
}

function begun(object: IpcObject, at: number): Kept {
  const [sent, received] = [new Series(), new Series()];
  return { since: at, series: new Map(), sent, received, moments: [], object, blocked: 0 };
}

/** What it was before; null: it is as it was, or was not known. */
function noteValue(kept: Kept, measure: Measure, at: number, to: number): number | null {
  const series = kept.series.get(measure) ?? new Series();
  kept.series.set(measure, series);
  const from = series.last;
  return series.note(at, to) ? from : null;
}

/** How many processes were seen to wait in a call on each object. */
function blockedOn(links: World['links']): ReadonlyMap<string, number> {
  const blocked = new Map<string, number>();
  for (const { kind, object } of links.values()) {
    if (kind === 'blocked') blocked.set(object, (blocked.get(object) ?? 0) + 1);
  }
  return blocked;
}
