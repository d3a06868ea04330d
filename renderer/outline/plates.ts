import type { Lens, World } from '../../preload/contract.ts';
import { plateHomes } from '../lens/plates.ts';
import { type Entry, MANY, objectEntries } from './contents.ts';
import type { Room, Rooms } from './rooms.ts';

/** The IPC namespaces in an outline that is grouped by something else, with their objects. */
export interface Plates {
  /** By the room that they are in, in the order of the IPC namespaces' inodes. */
  readonly inside: ReadonlyMap<string, readonly Entry[]>;
  /** Those that are in none. */
  readonly apart: readonly Entry[];
  /** What each was made of: the same again is the same entry. */
  readonly known: ReadonlyMap<string, Known>;
}

interface Known {
  readonly room: Room;
  readonly plate: 'owned' | 'objects';
  readonly entry: Entry;
}

/**
 * The same as the plates of the picture: for user namespaces all, else those with objects
 * or with none that could be listed. Lists that are as they were in `before` keep their identity.
 */
export function platesOf(world: World, lens: Lens, ipc: Rooms, before: Plates | null): Plates {
  const homes = plateHomes(world, lens);
  const known = new Map<string, Known>();
  const inside = new Map<string, Entry[]>();
  const apart: Entry[] = [];
  for (const room of [...ipc.byId.values()].sort(byInode)) {
    const { id, readable } = room.namespace;
    if (lens !== 'user' && room.objects.length === 0 && readable) continue;
    const plate = lens === 'user' ? 'owned' : 'objects';
    const last = before?.known.get(id);
    const same = last?.room === room && last.plate === plate;
    const entry = same ? last.entry : plateEntry(room, plate);
    known.set(id, { room, plate, entry });
    const home = homes.get(id)?.in ?? null;
    const list = home === null ? apart : inside.get(home);
    if (list) list.push(entry);
    else if (home !== null) inside.set(home, [entry]);
  }
  return { inside: kept(inside, before), apart, known };
}

function plateEntry(room: Room, plate: 'owned' | 'objects'): Entry {
  const { id } = room.namespace;
  const members = objectEntries(id, room.objects, room.objects.length > MANY);
  return {
    id,
    content: { kind: 'namespace', room, plate },
    members: members.length > 0 ? members : null,
  };
}

function kept(
  inside: ReadonlyMap<string, readonly Entry[]>,
  before: Plates | null,
): ReadonlyMap<string, readonly Entry[]> {
  return new Map(
    Array.from(inside, ([home, list]) => {
      const last = before?.inside.get(home);
      const same = last?.length === list.length && list.every((entry, at) => entry === last[at]);
      return [home, same ? last : list];
    }),
  );
}

function byInode(a: Room, b: Room): number {
  return (
    Number(b.namespace.initial) - Number(a.namespace.initial) ||
    a.namespace.inode - b.namespace.inode
  );
}
