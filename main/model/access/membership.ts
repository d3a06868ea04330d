import type { IdRange } from '../snapshot.ts';
import type { Credentials } from './credentials.ts';
import type { Missing } from './rule.ts';
import type { Surroundings } from './surroundings.ts';

/** Yes, no, or what would have to be known to say. */
export type Fact = boolean | Missing;

export function isMissing(fact: unknown): fact is Missing {
  return typeof fact === 'object' && fact !== null && 'what' in fact;
}

/** Whether two ids are the same one. */
export function sameId(one: number | null, other: number, { overflowId }: Surroundings): Fact {
  if (one === null) return { what: 'ids', of: '' };
  if (one !== other) return false;
  return one === overflowId ? { what: 'overflow-id', of: String(one) } : true;
}

/** `in_group_p()` in `kernel/groups.c`: it asks the file system gid, not the effective one. */
export function inGroup(credentials: Credentials, gid: number, around: Surroundings): Fact {
  const { fsgid, groups } = credentials;
  const all = [fsgid, ...(groups ?? [null])];
  return anyOf(all.map((id) => sameId(id, gid, around)));
}

/** Whether an id has a mapping in a user namespace: `kuid_has_mapping()`. */
export function hasMapping(
  kind: 'uidMap' | 'gidMap',
  id: number,
  userNamespace: string,
  { namespaces, overflowId }: Surroundings,
): Fact {
  const facts = namespaces.get(userNamespace);
  if (facts?.initial) return true;
  if (id === overflowId) return { what: 'overflow-id', of: String(id) };
  const map: readonly IdRange[] | null = facts?.[kind] ?? null;
  if (map === null) return { what: 'id-map', of: userNamespace };
  return map.some(({ outside, count }) => id >= outside && id < outside + count);
}

export function anyOf(facts: readonly Fact[]): Fact {
  return facts.includes(true) ? true : (facts.find(isMissing) ?? false);
}

export function allOf(facts: readonly Fact[]): Fact {
  return facts.includes(false) ? false : (facts.find(isMissing) ?? true);
}
