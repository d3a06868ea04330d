import type { World } from '../../preload/contract.ts';
import { find } from '../state/find.ts';
import type { NodeId } from '../state/selection.ts';
import { objectGroup, quietGroup, userGroup } from './contents.ts';
import { groupKey } from './groups.ts';
import type { Expansion } from './rows.ts';

/** The expansion with everything opened that could hide this node's row. */
export function revealing(expansion: Expansion, world: World, node: NodeId): Expansion {
  const hiding = hidersOf(world, node).filter((id) => expansion.get(id) !== true);
  if (hiding.length === 0) return expansion;
  return new Map([...expansion, ...hiding.map((id) => [id, true] as const)]);
}

/** Ids of the rows that it can be below. Those that are not there do no harm. */
export function hidersOf(world: World, node: NodeId): string[] {
  const thing = find(world, node);
  switch (thing?.kind) {
    case 'object': {
      const { kind, namespace } = thing.object;
      return [namespace, objectGroup(namespace, kind)];
    }
    case 'process': {
      const { ipc } = thing.process.namespaces;
      if (ipc === null || !world.namespaces.has(ipc)) return ['#unknown'];
      return [ipc, userGroup(ipc), quietGroup(ipc, groupKey(thing.process))];
    }
    default:
      return [];
  }
}
