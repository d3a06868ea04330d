import type { Lens, World } from '../../preload/contract.ts';
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
    if (rooms === null) homes.set(id, owner === null ? NOT_KNOWN : { in: owner });
    else homes.set(id, homeAmong(rooms.get(id)));
  }
  return homes;
}

const NOT_KNOWN: PlateHome = { in: null, rooms: null };
const NOWHERE: PlateHome = { in: null, rooms: 0 };

function homeAmong(rooms: ReadonlySet<string | null> | undefined): PlateHome {
  if (rooms === undefined) return NOWHERE;
  if (rooms.has(null)) return NOT_KNOWN;
  const [only] = rooms;
  return rooms.size === 1 && typeof only === 'string'
    ? { in: only }
    : { in: null, rooms: rooms.size };
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
