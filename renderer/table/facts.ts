import type { Process, World } from '../../preload/contract.ts';
import { NAMESPACE_TYPES } from '../../preload/contract.ts';

/** What a row tells that is not in the thing itself; each worked out when it is first asked for. */
export class Facts {
  readonly world: World;
  readonly #usersBefore: ReadonlyMap<number, string> | null;
  #users: ReadonlyMap<number, string> | null = null;
  #used: ReadonlyMap<number, number> | null = null;
  #held: ReadonlyMap<string, number> | null = null;
  #lowest: ReadonlyMap<string, Process> | null = null;

  constructor(world: World, before: Facts | null = null) {
    this.world = world;
    this.#usersBefore = before === null ? null : before.#users;
  }

  /** Names of users, as far as processes tell them; the same map as long as they are the same. */
  get users(): ReadonlyMap<number, string> {
    if (this.#users === null) {
      const users = usersOf(this.world);
      const before = this.#usersBefore;
      this.#users = before && sameEntries(users, before) ? before : users;
    }
    return this.#users;
  }

  /** By pid: how many objects it has attached or open, or waits for. */
  get used(): ReadonlyMap<number, number> {
    this.#used ??= usedOf(this.world);
    return this.#used;
  }

  /** By id of an IPC namespace: how many objects are in it. */
  get held(): ReadonlyMap<string, number> {
    this.#held ??= heldOf(this.world);
    return this.#held;
  }

  /** By id of a namespace: the process with the lowest pid in it, as lsns(8) names it. */
  get lowest(): ReadonlyMap<string, Process> {
    this.#lowest ??= lowestOf(this.world);
    return this.#lowest;
  }
}

/** The same facts as long as nothing that they come from has changed. */
export function factsOf(world: World, before: Facts | null): Facts {
  const old = before?.world;
  const same =
    old !== undefined &&
    old.processes === world.processes &&
    old.objects === world.objects &&
    old.links === world.links &&
    old.namespaces === world.namespaces;
  return before !== null && same ? before : new Facts(world, before);
}

function usersOf({ processes }: World): ReadonlyMap<number, string> {
  const users = new Map<number, string>();
  for (const { uid, user } of processes.values()) if (user !== null) users.set(uid, user);
  return users;
}

function sameEntries<Key, Item>(a: ReadonlyMap<Key, Item>, b: ReadonlyMap<Key, Item>): boolean {
  if (a.size !== b.size) return false;
  for (const [key, item] of a) if (b.get(key) !== item) return false;
  return true;
}

function usedOf({ links }: World): ReadonlyMap<number, number> {
  const objects = new Map<number, Set<string>>();
  for (const { kind, process, object } of links.values()) {
    if (kind !== 'attached' && kind !== 'open' && kind !== 'blocked') continue;
    const known = objects.get(process);
    if (known) known.add(object);
    else objects.set(process, new Set([object]));
  }
  return new Map(Array.from(objects, ([pid, ids]) => [pid, ids.size]));
}

function heldOf({ objects }: World): ReadonlyMap<string, number> {
  const held = new Map<string, number>();
  for (const { namespace } of objects.values()) {
    held.set(namespace, (held.get(namespace) ?? 0) + 1);
  }
  return held;
}

function lowestOf({ processes }: World): ReadonlyMap<string, Process> {
  const lowest = new Map<string, Process>();
  for (const process of processes.values()) {
    for (const type of NAMESPACE_TYPES) {
      const id = process.namespaces[type];
      if (id === null) continue;
      const known = lowest.get(id);
      if (known === undefined || process.pid < known.pid) lowest.set(id, process);
    }
  }
  return lowest;
}
