/** What a mapping or a descriptor allows. */
export type Access = 'read' | 'write' | 'read-write';

/** What several of them allow together. */
export function union(accesses: readonly Access[]): Access {
  const [first = 'read', ...rest] = accesses;
  return rest.every((access) => access === first) ? first : 'read-write';
}
