import type { Item, Packing } from './packing.ts';
import type { PlacedBlock } from './placed-block.ts';

/** All that the layout remembers of the last time, by handle and key. */
export interface Memory {
  readonly nextKey: number;
  /** Floor of each room, and its outer size; ROOT for what has no room around it. */
  readonly floors: ReadonlyMap<number, FloorMemory>;
  readonly blocks: readonly PlacedBlock[];
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
/** The floor of plates that stand free, right of all rooms; its width is how far to the right. */
export const BESIDE = -2;

export const NOTHING: Memory = {
  nextKey: 0,
  floors: new Map(),
  blocks: [],
};
