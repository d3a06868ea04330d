import type { Lens, World } from '../../preload/contract.ts';
import { homeOf } from '../lens/lens.ts';
import { plateHomes } from '../lens/plates.ts';
import { find } from '../state/find.ts';
import type { NodeId } from '../state/selection.ts';
import {
  ENDED_ROOM,
  objectGroup,
  quietGroup,
  quietRooms,
  UNKNOWN_ROOM,
  userGroup,
} from './contents.ts';
import { groupKey } from './groups.ts';
import type { Expansion } from './rows.ts';

/** The expansion with everything opened that could hide this node's row. */
export function revealing(
  expansion: Expansion,
  world: World,
  node: NodeId,
  lens: Lens = 'ipc',
): Expansion {
  const hiding = hidersOf(world, node, lens).filter((id) => expansion.get(id) !== true);
  if (hiding.length === 0) return expansion;
  return new Map([...expansion, ...hiding.map((id) => [id, true] as const)]);
}

/** Ids of the rows that it can be below. Those that are not there do no harm. */
export function hidersOf(world: World, node: NodeId, lens: Lens): string[] {
  const thing = find(world, node);
  switch (thing?.kind) {
    case 'object': {
      const { kind, namespace } = thing.object;
      return [...aroundPlate(world, namespace, lens), namespace, objectGroup(namespace, kind)];
    }
    case 'process': {
      const home = homeOf(thing.process, lens);
      const unknown = lens !== 'container' && !world.namespaces.has(home ?? '');
      if (home === null || unknown) return [UNKNOWN_ROOM, ENDED_ROOM];
      return [
        ...aroundRoom(world, home),
        home,
        userGroup(home),
        quietGroup(home, groupKey(thing.process)),
      ];
    }
    case 'namespace': {
      const { id, type } = thing.namespace;
      return type === 'ipc' ? [...aroundPlate(world, id, lens), ...aroundRoom(world, id)] : [];
    }
    default:
      return [];
  }
}

/** What the picture may have counted a room on. */
function aroundRoom(world: World, id: string): string[] {
  const outer = world.namespaces.get(id)?.nestedIn ?? null;
  return outer === null ? [] : [quietRooms(outer)];
}

/** The row that an IPC namespace is below of where something else is grouped by. */
function aroundPlate(world: World, ipc: string, lens: Lens): string[] {
  if (lens === 'ipc') return [];
  const home = plateHomes(world, lens).get(ipc)?.in ?? null;
  return home === null ? [] : [home];
}
