import type { Hold, NamespaceId, NamespaceType } from '../../model/snapshot.ts';
import type { Reading } from '../processes/read.ts';
import type { Door } from './kin.ts';
import type { Member, Membership } from './members.ts';
import type { MountsSeen } from './mounts.ts';
import type { SocketNamespace } from './sockets.ts';

/** All that was seen of a namespace in one poll. */
export interface Sighting {
  /** Processes whose main thread is in it. */
  members: readonly Member[];
  /** What else keeps it alive, each with a path that leads to it where there is one. */
  holds: { hold: Hold; door: string | null }[];
  /** The handle of one that nothing in sight holds, and that is alive all the same. */
  unseen?: string;
}

export type Sightings = Map<string, Sighting>;

/**
 * Gathers what the processes, their threads, descriptors, sockets and mounts show.
 *
 * @param notable those of which anything but their own namespaces is to be told
 */
export function sightingsOf(
  membership: Membership,
  notable: readonly Reading[],
  sockets: readonly SocketNamespace[],
  mounts: readonly MountsSeen[],
): Sightings {
  const sightings: Sightings = new Map();
  for (const [id, members] of membership) sightings.set(id, { members, holds: [] });
  for (const reading of notable) addHolds(sightings, reading);
  for (const { id, pid, fd } of sockets) {
    // Nearly all sockets are of namespaces that processes live in.
    if (at(sightings, id).members.length === 0)
      add(sightings, id, { kind: 'socket', pid, fd }, null);
  }
  for (const seen of mounts) addMounts(sightings, seen);
  return sightings;
}

/** What leads to a namespace, likely ones first. */
export function* doorsOf(id: string, sighting: Sighting): Generator<Door> {
  yield* pathsOf(id, sighting);
  if (sighting.unseen !== undefined) yield { handle: sighting.unseen };
}

/** Paths that lead to a namespace, likely ones first. */
export function* pathsOf(id: string, { members, holds }: Sighting): Generator<string> {
  const type = id.slice(0, id.indexOf(':')) as NamespaceType;
  for (const { pid } of members) yield `/proc/${pid}/ns/${type}`;
  for (const { door } of holds) if (door !== null) yield door;
}

function addHolds(sightings: Sightings, { process, held, threads }: Reading): void {
  const { pid } = process;
  for (const { fd, id } of held) {
    add(sightings, id, { kind: 'open-file', pid, fd }, `/proc/${pid}/fd/${fd}`);
  }
  for (const { tid, elsewhere } of threads) {
    for (const { type, id } of elsewhere) {
      add(sightings, id, { kind: 'thread', pid, tid }, `/proc/${pid}/task/${tid}/ns/${type}`);
    }
  }
}

function addMounts(sightings: Sightings, { pid, mounts }: MountsSeen): void {
  for (const { id, path } of mounts) {
    add(sightings, id, { kind: 'bind-mount', path }, `/proc/${pid}/root${path}`);
  }
}

function add(sightings: Sightings, id: string, hold: Hold, door: string | null): void {
  at(sightings, id as NamespaceId).holds.push({ hold, door });
}

/** The sighting of an id, made where there is none yet. */
export function at(sightings: Sightings, id: string): Sighting {
  let sighting = sightings.get(id);
  if (sighting === undefined) {
    sighting = { members: [], holds: [] };
    sightings.set(id, sighting);
  }
  return sighting;
}
