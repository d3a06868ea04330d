import { ROOMS_LIMIT } from '../graph/scene/quiet-rooms.ts';
import { isFolded } from './contents.ts';
import type { Room, Rooms } from './rooms.ts';
import type { Content } from './row.ts';

/** The rooms inside a room: those that have a row, and those that are counted in one. */
export interface Nested {
  readonly listed: readonly string[];
  readonly counted: readonly string[];
}

/**
 * Counts the rooms in which there is nothing but processes, where one room has as many of
 * them as the picture counts, too.
 *
 * @param named ids of rooms that somebody gave a name: these are never counted
 * @param before whether they were counted at the last poll
 */
export function nestedIn(
  room: Room,
  rooms: Rooms,
  named: ReadonlySet<string>,
  before: boolean | undefined,
): Nested {
  const counted = room.nested.filter((id) => {
    const inner = rooms.byId.get(id);
    return inner !== undefined && !named.has(id) && isQuiet(inner);
  });
  if (!isFolded(counted.length, ROOMS_LIMIT, before)) return { listed: room.nested, counted: [] };
  const left = new Set(counted);
  return { listed: room.nested.filter((id) => !left.has(id)), counted };
}

/** Shown or not, objects are objects: a filter makes no room quiet. */
function isQuiet({ namespace, objects, hidden, nested }: Room): boolean {
  return (
    namespace.readable &&
    !namespace.initial &&
    namespace.processCount > 0 &&
    nested.length === 0 &&
    objects.length === 0 &&
    hidden.every((thing) => 'pid' in thing)
  );
}

/** The row that counts some. */
export function countedContent(count: number): Content {
  return {
    kind: 'group',
    icon: 'namespace',
    title: 'Namespaces without IPC objects',
    count,
    members: ['namespace with nothing but processes', 'namespaces with nothing but processes'],
  };
}
