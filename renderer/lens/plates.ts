import { type Lens, NAMESPACE_TYPES, type World } from '../../preload/contract.ts';
import { homeOf } from './lens.ts';

/**
 * Where the objects of an IPC namespace stand in a picture that is grouped by something
 * else. `in`: in this room; `apart`: beside all rooms, because its processes are in so
 * many of them (0: it has none; null: not known, because some could not be read, or the
 * owner is not in sight).
 */
export type PlateHome =
  | { readonly in: string }
  | { readonly in: null; readonly rooms: number | null };

/**
 * The place of each IPC namespace, by id. User namespaces own: each stands in its owner.
 * All others hold only processes: it stands in the room that all of its processes are in.
 */
export function plateHomes(world: World, lens: Lens): Map<string, PlateHome> {
  const homes = new Map<string, PlateHome>();
  if (lens === 'ipc') return homes;
  const rooms = lens === 'user' ? null : roomsOfMembers(world, lens);
  for (const { id, type, owner } of world.namespaces.values()) {
    if (type !== 'ipc') continue;
    if (rooms === null) homes.set(id, known(world, owner));
    else homes.set(id, homeAmong(rooms.get(id), world));
  }
  return homes;
}

const NOT_KNOWN: PlateHome = { in: null, rooms: null };

function homeAmong(rooms: ReadonlySet<string | null> | undefined, world: World): PlateHome {
  if (rooms === undefined) return { in: null, rooms: 0 };
  if (rooms.has(null)) return NOT_KNOWN;
  const [only] = rooms;
  return rooms.size === 1 ? known(world, only ?? null) : { in: null, rooms: rooms.size };
}

/** A room, unless it is a namespace that something names and nobody listed. */
function known(world: World, room: string | null): PlateHome {
  if (room === null) return NOT_KNOWN;
  const isNamespace = NAMESPACE_TYPES.some((type) => room.startsWith(`${type}:`));
  return isNamespace && !world.namespaces.has(room) ? NOT_KNOWN : { in: room };
}

/** The rooms that the processes of each IPC namespace are in. */
function roomsOfMembers(world: World, lens: Lens): Map<string, Set<string | null>> {
  const rooms = new Map<string, Set<string | null>>();
  for (const process of world.processes.values()) {
    const { ipc } = process.namespaces;
    if (ipc === null) continue;
    const found = rooms.get(ipc);
    const home = homeOf(process, lens);
    if (found) found.add(home);
    else rooms.set(ipc, new Set([home]));
  }
  return rooms;
}
