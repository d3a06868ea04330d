import type { World } from '../../preload/contract.ts';
import { nameOf } from '../texts/visible.ts';

const names = new WeakMap<World['processes'], ReadonlyMap<number, string>>();

/** The name of a user, as far as one of the processes tells it. */
function userNameIn(world: World, uid: number): string | null {
  let known = names.get(world.processes);
  if (known === undefined) {
    const found = new Map<number, string>();
    for (const { uid, user } of world.processes.values()) if (user !== null) found.set(uid, user);
    known = found;
    names.set(world.processes, known);
  }
  return known.get(uid) ?? null;
}

/** `root (uid 0)`, `uid 1000`. */
export function userWords(world: World, uid: number): string {
  const name = userNameIn(world, uid);
  return name === null ? `uid ${uid}` : `${nameOf(name)} (uid ${uid})`;
}
