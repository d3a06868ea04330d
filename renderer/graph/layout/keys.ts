import { type BlockContent, headOf, membersOf } from './blocks.ts';
import { GROUP_FIELDS, type LayoutInput } from './contract.ts';
import type { Memory } from './memory.ts';
import type { PlacedBlock } from './placed-block.ts';
import { sameNumbers } from './same-numbers.ts';

/** The key of a block, and what was there by that key the last time; null: nothing. */
export interface Keyed {
  readonly key: number;
  readonly last: PlacedBlock | null;
}

/**
 * The key of each block: that of the one before which most of its nodes come
 * from, so that a panel keeps its place when processes join or leave it; where
 * several claim one, the largest gets it.
 */
export function keysOf(
  input: LayoutInput,
  contents: readonly BlockContent[],
  before: Memory,
): { keyed: Keyed[]; nextKey: number } {
  const keyed: (Keyed | null)[] = new Array(contents.length).fill(null);
  const groups = new Map<number, PlacedBlock>();
  /** Panels by their first node: nearly all are as they were. */
  const panels = new Map<number, PlacedBlock>();
  for (const block of before.blocks) {
    const { group, members } = block.laid;
    if (group >= 0) groups.set(group, block);
    else panels.set(members[0] ?? -1, block);
  }
  const changed: number[] = [];
  contents.forEach((content, index) => {
    if (content.group >= 0) {
      const last = groups.get(input.groups[content.group * GROUP_FIELDS] ?? -1);
      if (last) keyed[index] = { key: last.key, last };
      return;
    }
    const head = headOf(input, content);
    const last = panels.get(head);
    if (last && sameNumbers(last.laid.members, membersOf(input, content))) {
      keyed[index] = { key: last.key, last };
      panels.delete(head);
    } else changed.push(index);
  });
  for (const [index, last] of inherited(input, contents, changed, [...panels.values()])) {
    keyed[index] = { key: last.key, last };
  }
  let nextKey = before.nextKey;
  return { keyed: keyed.map((known) => known ?? { key: nextKey++, last: null }), nextKey };
}

/** Of panels with other nodes than before: which of those that are left each one continues. */
function inherited(
  input: LayoutInput,
  contents: readonly BlockContent[],
  changed: readonly number[],
  left: readonly PlacedBlock[],
): Map<number, PlacedBlock> {
  const origins = new Map<number, PlacedBlock>();
  for (const block of left) for (const handle of block.laid.members) origins.set(handle, block);
  const claims: { index: number; block: PlacedBlock; shared: number }[] = [];
  for (const index of changed) {
    const content = contents[index];
    const shared = new Map<PlacedBlock, number>();
    for (const handle of content ? membersOf(input, content) : []) {
      const block = origins.get(handle);
      if (block) shared.set(block, (shared.get(block) ?? 0) + 1);
    }
    for (const [block, count] of shared) claims.push({ index, block, shared: count });
  }
  claims.sort((a, b) => b.shared - a.shared || a.block.key - b.block.key || a.index - b.index);
  const heirs = new Map<number, PlacedBlock>();
  const given = new Set<PlacedBlock>();
  for (const { index, block } of claims) {
    if (heirs.has(index) || given.has(block)) continue;
    heirs.set(index, block);
    given.add(block);
  }
  return heirs;
}
