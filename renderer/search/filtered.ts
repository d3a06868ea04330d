import type { World } from '../../preload/contract.ts';
import { partOf } from '../state/whole.ts';
import { anyFilter, type Filters, hidesIn } from './filters.ts';

/** A world without what the filters leave out, and how much that is. */
export interface Filtered {
  readonly world: World;
  readonly processes: number;
  readonly objects: number;
}

let last: { whole: World; filters: Filters; filtered: Filtered } | null = null;

/** The same for the same: made once for all who show it. */
export function filtered(whole: World, filters: Filters): Filtered {
  if (last?.whole !== whole || last.filters !== filters) {
    last = { whole, filters, filtered: make(whole, filters) };
  }
  return last.filtered;
}

function make(whole: World, filters: Filters): Filtered {
  if (!anyFilter(filters)) return { world: whole, processes: 0, objects: 0 };
  const hides = hidesIn(filters, whole);
  const processes = keep(whole.processes, (process) => !hides.process(process));
  const objects = keep(whole.objects, (object) => !hides.object(object));
  const links = keep(
    whole.links,
    (link) => processes.has(link.process) && objects.has(link.object),
  );
  return {
    world: partOf(whole, { processes, objects, links }),
    processes: whole.processes.size - processes.size,
    objects: whole.objects.size - objects.size,
  };
}

/** The map itself where all of it stays: what is derived from it stays too. */
function keep<Key, Item>(
  items: ReadonlyMap<Key, Item>,
  stays: (item: Item) => boolean,
): ReadonlyMap<Key, Item> {
  const kept = new Map<Key, Item>();
  for (const [key, item] of items) if (stays(item)) kept.set(key, item);
  return kept.size === items.size ? items : kept;
}
