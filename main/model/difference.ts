import type {
  Deadlock,
  Host,
  IpcObject,
  Link,
  Namespace,
  Problem,
  Process,
  Snapshot,
} from './snapshot.ts';

/**
 * What changed between two snapshots: enough to make the later one out of the
 * earlier. `set` holds what is new or has changed, `gone` the keys of what left.
 */
export interface Difference {
  takenAt: number;
  durationMs: number;
  /** Null: as before. */
  host: Host | null;
  namespaces: Changes<Namespace, string>;
  processes: Changes<Process, number>;
  objects: Changes<IpcObject, string>;
  links: Changes<Link, string>;
  /** Null: as before. */
  problems: Problem[] | null;
  /** Null: as before. */
  deadlocks: Deadlock[] | null;
}

export interface Changes<Item, Key> {
  set: Item[];
  gone: Key[];
}

/** A snapshot by its keys, as both ends of a stream of differences keep it. */
export interface World {
  takenAt: number;
  durationMs: number;
  host: Host;
  namespaces: ReadonlyMap<string, Namespace>;
  processes: ReadonlyMap<number, Process>;
  objects: ReadonlyMap<string, IpcObject>;
  links: ReadonlyMap<string, Link>;
  problems: readonly Problem[];
  deadlocks: readonly Deadlock[];
}

/** The key of a link: there is one for each kind, process and object. */
export function linkKey(link: Link): string {
  return `${link.kind} ${link.process} ${link.object}`;
}

export function worldOf(snapshot: Snapshot): World {
  return {
    takenAt: snapshot.takenAt,
    durationMs: snapshot.durationMs,
    host: snapshot.host,
    namespaces: new Map(snapshot.namespaces.map((item) => [item.id, item])),
    processes: new Map(snapshot.processes.map((item) => [item.pid, item])),
    objects: new Map(snapshot.objects.map((item) => [item.id, item])),
    links: new Map(snapshot.links.map((item) => [linkKey(item), item])),
    problems: snapshot.problems,
    deadlocks: snapshot.deadlocks ?? [],
  };
}

/** The opposite of `worldOf`. */
export function snapshotOf(world: World): Snapshot {
  return {
    version: 1,
    takenAt: world.takenAt,
    durationMs: world.durationMs,
    host: world.host,
    namespaces: [...world.namespaces.values()],
    processes: [...world.processes.values()],
    objects: [...world.objects.values()],
    links: [...world.links.values()],
    problems: [...world.problems],
    deadlocks: [...world.deadlocks],
  };
}

/** Quick where most items are the same objects in the same places. */
export function difference(before: Snapshot, after: Snapshot): Difference {
  const other = <Value>(one: Value, two: Value) => (same(one, two) ? null : two);
  return {
    takenAt: after.takenAt,
    durationMs: after.durationMs,
    host: other(before.host, after.host),
    namespaces: changes(before.namespaces, after.namespaces, (item) => item.id),
    processes: changes(before.processes, after.processes, (item) => item.pid),
    objects: changes(before.objects, after.objects, (item) => item.id),
    links: changes(before.links, after.links, linkKey),
    problems: other(before.problems, after.problems),
    deadlocks: other(before.deadlocks ?? [], after.deadlocks ?? []),
  };
}

/** The world that a difference leads to. What did not change keeps its identity. */
export function applyDifference(world: World, change: Difference): World {
  return {
    takenAt: change.takenAt,
    durationMs: change.durationMs,
    host: change.host ?? world.host,
    namespaces: applyChanges(world.namespaces, change.namespaces, (item) => item.id),
    processes: applyChanges(world.processes, change.processes, (item) => item.pid),
    objects: applyChanges(world.objects, change.objects, (item) => item.id),
    links: applyChanges(world.links, change.links, linkKey),
    problems: change.problems ?? world.problems,
    deadlocks: change.deadlocks ?? world.deadlocks,
  };
}

/** Whether one says the same as the other, but for when it was read. Quick: by identity. */
export function sameContents(a: World, b: World): boolean {
  return (
    a.host === b.host &&
    a.namespaces === b.namespaces &&
    a.processes === b.processes &&
    a.objects === b.objects &&
    a.links === b.links &&
    a.problems === b.problems &&
    a.deadlocks === b.deadlocks
  );
}

function changes<Item, Key>(
  before: readonly Item[],
  after: readonly Item[],
  keyOf: (item: Item) => Key,
): Changes<Item, Key> {
  const set: Item[] = [];
  if (before === after) return { set, gone: [] };
  const old = new Map<Key, Item>();
  const now: Item[] = [];
  for (let place = 0; place < Math.max(before.length, after.length); place++) {
    const one = before[place];
    const two = after[place];
    if (one === two) continue;
    if (one !== undefined) old.set(keyOf(one), one);
    if (two !== undefined) now.push(two);
  }
  for (const item of now) {
    const key = keyOf(item);
    if (!same(old.get(key), item)) set.push(item);
    old.delete(key);
  }
  return { set, gone: [...old.keys()] };
}

function applyChanges<Item, Key>(
  items: ReadonlyMap<Key, Item>,
  change: Changes<Item, Key>,
  keyOf: (item: Item) => Key,
): ReadonlyMap<Key, Item> {
  if (change.set.length === 0 && change.gone.length === 0) return items;
  const next = new Map(items);
  for (const key of change.gone) next.delete(key);
  for (const item of change.set) next.set(keyOf(item), item);
  return next;
}

/** Deep equality of plain JSON values. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = a as Record<string, unknown>;
  const right = b as Record<string, unknown>;
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  for (const key of keys) {
    if (!Object.hasOwn(right, key) || !same(left[key], right[key])) return false;
  }
  return true;
}
