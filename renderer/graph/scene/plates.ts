import type { Lens, World } from '../../../preload/contract.ts';
import { homeOf } from '../../lens/lens.ts';
import { type PlateHome, plateHomes } from '../../lens/plates.ts';
import { roomNaming } from '../../lens/words.ts';
import { plural } from '../../texts/numbers.ts';
import { whoseRoom } from '../../texts/roomName.ts';
import type { Handles } from './handles.ts';
import { emptyReason } from './labels.ts';
import { type Members, membership } from './members.ts';
import { byAge, contents, type Furnished, noteOf, roomsOf } from './rooms.ts';
import type { LooseThread } from './threads.ts';

/**
 * The rooms of a lens that does not group by IPC namespace, then a plate for each IPC
 * namespace that has something to show: its objects, with those of its processes that
 * use them where they are all in the room that the plate lies in. User namespaces own IPC
 * namespaces: there all have a plate, which only counts what is in them.
 */
export function roomsWithPlates(
  world: World,
  lens: Exclude<Lens, 'ipc'>,
  handles: Handles,
  threads: readonly LooseThread[],
): Furnished[] {
  const homes = plateHomes(world, lens);
  const users = usersOf(world, threads);
  const shown = [...membership(world, 'ipc').rooms.values()]
    .filter(({ objects, namespace }) => {
      return lens === 'user' || objects.length > 0 || !namespace?.readable;
    })
    .sort(byAge);
  const rooms = lendUsers(roomsOf(membership(world, lens), handles, lens), homes, users, lens);
  const indexOf = new Map(rooms.map(({ members }, index) => [members.id, index]));
  const owned = new Map<number, number>();
  const plates = shown.map((members): Furnished => {
    const home = homes.get(members.id) ?? { in: null, rooms: 0 };
    const parent = indexOf.get(home.in ?? '') ?? -1;
    owned.set(parent, (owned.get(parent) ?? 0) + 1);
    const using = users.get(members.id);
    const within = lens !== 'user' && parent >= 0 && using !== undefined;
    return {
      room: {
        ...(lens === 'user' ? ownedPlate(members, parent) : objectPlate(members, home, lens)),
        handle: handles.of(members.id),
        id: members.id,
        kind: 'plate',
        parent,
        readable: members.namespace?.readable ?? false,
        subtitle: `IPC namespace ${members.id.slice(members.id.indexOf(':') + 1)}`,
      },
      members: {
        ...members,
        processes: within ? members.processes.filter(({ pid }) => using.has(pid)) : [],
        objects: lens === 'user' ? [] : members.objects,
      },
    };
  });
  const told =
    lens === 'user' ? rooms.map((room, at) => withOwned(room, owned.get(at) ?? 0)) : rooms;
  return [...told, ...plates];
}

/** The processes of each IPC namespace that are tied to an object in it, by pid. */
function usersOf(world: World, threads: readonly LooseThread[]): Map<string, Set<number>> {
  const users = new Map<string, Set<number>>();
  for (const { pid, object } of threads) {
    const ipc = world.processes.get(pid)?.namespaces.ipc ?? null;
    if (ipc === null || world.objects.get(object)?.namespace !== ipc) continue;
    const found = users.get(ipc);
    if (found) found.add(pid);
    else users.set(ipc, new Set([pid]));
  }
  return users;
}

/** The rooms without the processes that stand on a plate in them. */
function lendUsers(
  rooms: readonly Furnished[],
  homes: ReadonlyMap<string, PlateHome>,
  users: ReadonlyMap<string, ReadonlySet<number>>,
  lens: Lens,
): Furnished[] {
  if (users.size === 0) return [...rooms];
  return rooms.map(({ room, members }) => {
    const processes = members.processes.filter((process) => {
      const ipc = process.namespaces.ipc ?? '';
      const home = homes.get(ipc)?.in ?? null;
      return home === null || home !== homeOf(process, lens) || !users.get(ipc)?.has(process.pid);
    });
    return { room, members: { ...members, processes } };
  });
}

function withOwned({ room, members }: Furnished, owned: number): Furnished {
  if (owned === 0) return { room, members };
  const counts = `${room.counts} · owns ${plural(owned, 'IPC namespace')}`;
  return { room: { ...room, counts }, members };
}

function ownedPlate(members: Members, parent: number) {
  const size = members.namespace?.processCount ?? members.processes.length;
  const unknown = parent < 0 ? 'the user namespace that owns it is not visible from here' : null;
  return {
    title: `IPC of ${whose(members)}`,
    counts: contents(members, size),
    note: unknown ?? noteOf(members, size, members.namespace?.readable ?? false),
  };
}

function objectPlate(members: Members, home: PlateHome, lens: Lens) {
  const readable = members.namespace?.readable ?? false;
  return {
    title: `Objects of ${whose(members)}`,
    counts: readable ? plural(members.objects.length, 'object') : 'objects unknown',
    note: apart(members, home, lens) ?? (readable ? null : 'its objects could not be listed'),
  };
}

function whose({ namespace, company }: Members): string {
  return whoseRoom(namespace?.initial ?? false, company);
}

/** Why a plate lies beside all rooms. */
function apart({ namespace }: Members, home: PlateHome, lens: Lens): string | null {
  if (home.in !== null) return null;
  if (home.rooms === null) return 'where some of its processes belong could not be read';
  if (home.rooms === 0) return namespace ? emptyReason(namespace) : null;
  return `its processes are in ${home.rooms} ${roomNaming(lens).many}`;
}
