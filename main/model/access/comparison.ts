import type { Link, Process } from '../snapshot.ts';
import { type Reached, reachOf } from './reach.ts';
import type { Access } from './rule.ts';

/** How two processes stand to each other as far as IPC objects go. */
export interface Comparison {
  /**
   * `apart`: a wall stands between them; `together`: they live in one IPC namespace;
   * `unknown`: the namespace of one could not be read.
   */
  readonly stand: 'apart' | 'together' | 'unknown';
  /** Ids of the IPC namespaces; null: not readable. */
  readonly namespaces: readonly [string | null, string | null];
  /** Ids of objects that the kernel ties both to, whatever wall is between. */
  readonly tied: readonly string[];
  /** Of the namespace that they share: what each may do, by the object's id. */
  readonly objects: ReadonlyMap<string, readonly [Access, Access]>;
}

/**
 * Compares two processes: whether they see the same objects, what each may do with
 * them, and which they are both tied to. What a process attached or opened before it
 * went to another namespace stays usable, so both can be tied to an object although a
 * wall stands between them.
 */
export function compare(
  first: Process,
  second: Process,
  world: Reached & { readonly links: ReadonlyMap<string, Link> },
): Comparison {
  const namespaces = [first.namespaces.ipc, second.namespaces.ipc] as const;
  const [here, there] = namespaces;
  const stand = here === null || there === null ? 'unknown' : here === there ? 'together' : 'apart';
  const objects = new Map<string, readonly [Access, Access]>();
  if (stand === 'together') {
    const [one, other] = [reachOf(first, world), reachOf(second, world)];
    for (const { id, namespace } of world.objects.values()) {
      if (namespace !== here) continue;
      objects.set(id, [one.get(id)?.access ?? 'unknown', other.get(id)?.access ?? 'unknown']);
    }
  }
  return { stand, namespaces, tied: tiedToBoth(first.pid, second.pid, world.links), objects };
}

/** Whether a process with that access can do anything with the object. */
export function usable(access: Access): boolean {
  return access === 'read' || access === 'write' || access === 'read-write';
}

function tiedToBoth(
  first: number,
  second: number,
  links: ReadonlyMap<string, Link>,
): readonly string[] {
  const [one, other] = [new Set<string>(), new Set<string>()];
  for (const { process, object } of links.values()) {
    if (process === first) one.add(object);
    if (process === second) other.add(object);
  }
  return [...one].filter((id) => other.has(id)).sort();
}
