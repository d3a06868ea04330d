import type { Namespace } from '../../model/snapshot.ts';
import type { Libc } from '../kernel/libc.ts';
import type { Reading } from '../processes/read.ts';
import type { Seen } from '../processes/seen.ts';
import { inodeOf, isInitial, typeOf } from './identity.ts';
import { type IdMaps, readIdMaps } from './idmap.ts';
import { type Door, type Kin, readKin } from './kin.ts';
import { type Life, Lives } from './lives.ts';
import { type Member, Members, type Membership } from './members.ts';
import { Mounts, type MountsSeen } from './mounts.ts';
import { ancestry, nestingOf } from './nesting.ts';
import { at, doorsOf, pathsOf, type Sighting, type Sightings, sightingsOf } from './sightings.ts';
import { SocketNamespaces } from './sockets.ts';
import { Unseen } from './unseen.ts';

/** All namespaces, and those among them that hold IPC objects. */
export interface Namespaces {
  readonly namespaces: readonly Namespace[];
  readonly rooms: readonly Room[];
}

/** An IPC namespace and the ways into it. */
export interface Room {
  id: string;
  /** Another where the same id stands for another namespace than before. */
  life: object;
  initial: boolean;
  members: readonly Member[];
  /** What opens it. */
  doors: () => Iterable<Door>;
  /** Nothing in sight holds it. */
  unseen: boolean;
}

/**
 * The namespaces of all types: those that processes and threads live in, those
 * that a mount, a descriptor or a socket holds, and the parents and owners of
 * these. Owner and parent never change while a namespace lives, so they are asked
 * for once.
 */
export class NamespaceList {
  readonly #members = new Members();
  readonly #lives = new Lives();
  readonly #kin = new WeakMap<Life, ReadonlyMap<string, Kin>>();
  readonly #maps = new WeakMap<Life, IdMaps>();
  readonly #mounts = new Mounts();
  #last: {
    membership: Membership;
    notable: readonly Reading[];
    mounts: readonly MountsSeen[];
    answer: Namespaces;
  } | null = null;
  /** Something is to be asked again: it had no answer. */
  #unanswered = false;
  readonly #libc: Libc | null;
  readonly #sockets: SocketNamespaces | null;
  readonly #unseen: Unseen | null;

  constructor(libc: Libc | null) {
    this.#libc = libc;
    this.#sockets = libc && new SocketNamespaces(libc);
    this.#unseen = libc && new Unseen(libc);
  }

  /** The same answer while nothing that it comes from is another. */
  refresh(seen: Seen): Namespaces {
    const { notable } = seen;
    const membership = this.#members.refresh(seen.list);
    const mounts = this.#mounts.refresh(membership);
    const last = this.#last;
    const isSame =
      last?.membership === membership && last.notable === notable && last.mounts === mounts;
    if (isSame && !this.#unanswered && this.#unseen?.isQuiet() !== false) return last.answer;
    this.#unanswered = false;
    const answer = this.#gather(seen, membership, mounts);
    this.#last = { membership, notable, mounts, answer };
    return answer;
  }

  #gather(
    { readings, notable, processes }: Seen,
    membership: Membership,
    mounts: readonly MountsSeen[],
  ): Namespaces {
    const sockets = this.#sockets?.refresh(notable) ?? [];
    const sightings = sightingsOf(membership, notable, sockets, mounts);
    const lives = this.#lives.refresh(sightings);
    this.#addUnseen(sightings, lives);
    const kin = this.#readKin(sightings, lives);
    addHidden(sightings, kin);
    const kthreadd = kthreaddNamespaces(readings);
    const namespaces: Namespace[] = [];
    const rooms: Room[] = [];
    for (const [id, sighting] of sightings) {
      const { members, holds } = sighting;
      const type = typeOf(id);
      const initial = isInitial(id, kthreadd);
      const shown = initial ? null : ancestry(type, id, members, processes);
      const life = lives.get(id)?.life ?? { id, outer: null };
      const { nestedIn, remembered } = nestingOf(life, shown, lives);
      namespaces.push({
        id: `${type}:${inodeOf(id)}`,
        type,
        inode: inodeOf(id),
        initial,
        parent: kin.get(id)?.parent ?? null,
        owner: kin.get(id)?.owner ?? null,
        nestedIn,
        ...(remembered && { nestingRemembered: true }),
        processCount: members.length,
        heldBy: members.length > 0 ? [] : holds.map(({ hold }) => hold),
        readable: false,
        ...(type === 'user' && this.#userFacts(life, members, kin.get(id)?.ownerUid ?? null)),
      });
      if (type !== 'ipc') continue;
      const doors = () => doorsOf(id, sighting);
      rooms.push({ id, life, initial, members, doors, unseen: sighting.unseen !== undefined });
    }
    return { namespaces, rooms };
  }

  /** Namespaces that are alive though nothing shows them. */
  #addUnseen(sightings: Sightings, lives: Map<string, { life: Life; isNew: boolean }>): void {
    const paths = (id: string) => {
      const sighting = sightings.get(id);
      return sighting ? pathsOf(id, sighting) : [];
    };
    for (const { id, handle } of this.#unseen?.refresh(lives, paths) ?? []) {
      at(sightings, id).unseen = handle;
      lives.set(id, { life: this.#lives.unseen(id, handle), isNew: false });
    }
    this.#lives.bury();
  }

  /** Maps are written once, some time after the namespace was made: asked for until they are. */
  #userFacts(life: Life, members: readonly Member[], ownerUid: number | null) {
    let maps = this.#maps.get(life) ?? null;
    if (maps === null && members[0]) {
      maps = readIdMaps(members[0].pid);
      if (maps && maps.uid.length > 0 && maps.gid.length > 0) this.#maps.set(life, maps);
      else this.#unanswered = true;
    }
    return {
      ...(ownerUid !== null && { ownerUid }),
      ...(maps && { uidMap: [...maps.uid], gidMap: [...maps.gid] }),
    };
  }

  #readKin(
    sightings: Sightings,
    lives: ReadonlyMap<string, { life: Life; isNew: boolean }>,
  ): Map<string, Kin> {
    const all = new Map<string, Kin>();
    for (const [id, { life }] of lives) {
      const sighting = sightings.get(id);
      let found = this.#kin.get(life);
      if (found === undefined && sighting) {
        found = this.#ask(id, sighting) ?? undefined;
        if (found) this.#kin.set(life, found);
        else this.#unanswered = true;
      }
      for (const [other, kin] of found ?? []) all.set(other, kin);
    }
    return all;
  }

  #ask(id: string, sighting: Sighting): ReadonlyMap<string, Kin> | null {
    if (this.#libc === null) return null;
    for (const door of doorsOf(id, sighting)) {
      const kin = readKin(this.#libc, door, id);
      if (kin !== null) return kin;
    }
    return null;
  }
}

/** Parents and owners that are seen in no other way: what is below keeps them alive. */
function addHidden(sightings: Sightings, kin: ReadonlyMap<string, Kin>): void {
  for (const [id, { parent, owner }] of kin) {
    // Kin read earlier may have named what has ended since with all below it.
    if (!sightings.has(id)) continue;
    for (const above of new Set([parent, owner])) {
      if (above !== null)
        at(sightings, above).holds.push({ hold: { kind: 'child', id }, door: null });
    }
  }
}

function kthreaddNamespaces(readings: readonly Reading[]): Set<string> {
  // In the order of their pids.
  const kthreadd = readings.slice(0, 2).find(({ process }) => process.pid === 2);
  if (!kthreadd?.kernelThread) return new Set();
  return new Set(Object.values(kthreadd.process.namespaces).filter((id) => id !== null));
}
