import type { BlockContent } from './blocks.ts';
import { GROUP_FIELDS, type LayoutInput, NODE_FIELDS } from './contract.ts';
import type { Item, Packing } from './packing.ts';
import type { PlacedBlock } from './placed-block.ts';

/** All that the layout remembers of the last time, by handle and key. */
export interface Memory {
  readonly nextKey: number;
  /** Floor of each room, and its outer size; ROOT for what has no room around it. */
  readonly floors: ReadonlyMap<number, FloorMemory>;
  readonly blocks: ReadonlyMap<number, PlacedBlock>;
  readonly blockOf: ReadonlyMap<number, number>;
  readonly groupKeys: ReadonlyMap<number, number>;
}

export interface FloorMemory {
  readonly packing: Packing;
  /** What was packed: the same again is packed as it was. */
  readonly items: readonly Item[];
  readonly width: number;
  readonly height: number;
  /** Height of the door-plate, without notes. */
  readonly plate: number;
}

export const ROOT = -1;

export const NOTHING: Memory = {
  nextKey: 0,
  floors: new Map(),
  blocks: new Map(),
  blockOf: new Map(),
  groupKeys: new Map(),
};

/**
 * The key of each block: that of the one before which most of its nodes come
 * from, so that a panel keeps its place when processes join or leave it; where
 * several claim one, the largest gets it.
 */
export function keysOf(
  input: LayoutInput,
  contents: readonly BlockContent[],
  before: Memory,
): { keys: number[]; nextKey: number } {
  let nextKey = before.nextKey;
  const keys: number[] = new Array(contents.length).fill(-1);
  const claims: { block: number; key: number; shared: number }[] = [];
  contents.forEach((content, block) => {
    if (content.group >= 0) {
      const handle = input.groups[content.group * GROUP_FIELDS] ?? 0;
      keys[block] = before.groupKeys.get(handle) ?? nextKey++;
      return;
    }
    for (const [key, shared] of origins(input, content, before))
      claims.push({ block, key, shared });
  });
  claims.sort((a, b) => b.shared - a.shared || a.key - b.key || a.block - b.block);
  const given = new Set<number>();
  for (const { block, key } of claims) {
    if (keys[block] !== -1 || given.has(key)) continue;
    keys[block] = key;
    given.add(key);
  }
  return { keys: keys.map((key) => (key === -1 ? nextKey++ : key)), nextKey };
}

function origins(input: LayoutInput, content: BlockContent, before: Memory): Map<number, number> {
  const shared = new Map<number, number>();
  for (const node of [...content.left, ...content.right]) {
    const key = before.blockOf.get(input.nodes[node * NODE_FIELDS] ?? -1);
    if (key === undefined || before.blocks.get(key)?.content.kind !== 'panel') continue;
    shared.set(key, (shared.get(key) ?? 0) + 1);
  }
  return shared;
}
