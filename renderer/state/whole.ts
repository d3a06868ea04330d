import type { World } from '../../preload/contract.ts';

const wholes = new WeakMap<World, World>();

/** A world of which only a part is shown, that still knows what it is a part of. */
export function partOf(whole: World, shown: Pick<World, 'processes' | 'objects' | 'links'>): World {
  const part: World = { ...whole, ...shown };
  wholes.set(part, whole);
  return part;
}

/** All of which a world shows a part; itself where it shows everything. */
export function wholeOf(world: World): World {
  return wholes.get(world) ?? world;
}
