import type { Link, Snapshot } from '../../../main/model/snapshot.ts';

/** The links of an object, of these kinds where any are named, as `kind pid access`. */
export function linksOf(
  snapshot: Snapshot,
  object: string,
  kinds: readonly Link['kind'][] = [],
): string[] {
  return snapshot.links
    .filter((link) => link.object === object && (kinds.length === 0 || kinds.includes(link.kind)))
    .map(({ kind, process, access }) => [kind, process, ...(access ? [access] : [])].join(' '))
    .sort();
}
