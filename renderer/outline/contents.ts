import type { IpcObject, Lens, ObjectKind, Process } from '../../preload/contract.ts';
import { apart } from '../lens/lens.ts';
import { roomNaming } from '../lens/words.ts';
import { processNode } from '../state/selection.ts';
import { capital, OBJECT_NAMES } from '../texts/kinds.ts';
import { groupsOf } from './groups.ts';
import type { Room } from './rooms.ts';
import type { Content } from './row.ts';

/** What a room lists, before it is known what is expanded. */
export interface Entry {
  readonly id: string;
  readonly content: Content;
  /** For groups: what is in them. */
  readonly members: readonly Entry[] | null;
  /** Whether they are listed as long as nobody has collapsed it. */
  readonly open?: true;
}

/** Which parts of a room are counted instead of listed. */
export interface Folding {
  readonly objects: boolean;
  readonly users: boolean;
  readonly quiet: boolean;
}

/** What folding depends on. */
type Foldable = Pick<Room, 'objects' | 'users' | 'quiet'>;

/** More than this many of a sort are folded; quiet processes sooner, in the picture too. */
export const MANY = 50;
export const QUIET_LIMIT = 12;

/**
 * What was folded stays so until there are clearly fewer, so that a process that comes
 * and goes does not fold and unfold its neighbours.
 */
export function isFolded(count: number, limit: number, was: boolean | undefined): boolean {
  return count > (was === undefined ? limit : was ? limit * 0.7 : limit * 1.4);
}

export function foldingOf(room: Foldable, before: Folding | null): Folding {
  return {
    objects: isFolded(room.objects.length, MANY, before?.objects),
    users: isFolded(room.users.length, MANY, before?.users),
    quiet: isFolded(room.quiet.length, QUIET_LIMIT, before?.quiet),
  };
}

/** Objects, then the processes that use some, then the others. */
export function entriesOf(room: Room, folding: Folding): Entry[] {
  const { id } = room.namespace;
  return [
    ...objectEntries(id, room.objects, folding.objects),
    ...userEntries(id, room.users, folding.users),
    ...quietEntries(id, room.quiet, folding.quiet),
  ];
}

/** Processes that are in no known room: those that have ended are in none. */
export function homelessEntries(processes: readonly Process[], lens: Lens): Entry[] {
  const { unread, left } = apart(processes, lens);
  return [
    ...(unread.length > 0 ? [unknownEntry(unread, lens)] : []),
    ...(left.length > 0 ? [endedEntry(left, lens)] : []),
  ];
}

function endedEntry(processes: readonly Process[], lens: Lens): Entry {
  const { one } = roomNaming(lens);
  return {
    id: ENDED_ROOM,
    content: {
      kind: 'group',
      icon: 'quiet',
      title: ENDED_TITLE,
      count: processes.length,
      members: [
        `process that has ended and is in no ${one} any more (zombie)`,
        `processes that have ended and are in no ${one} any more (zombies)`,
      ],
    },
    members: processes.map((process) => processEntry(process, true)),
  };
}

function unknownEntry(processes: readonly Process[], lens: Lens): Entry {
  const { one } = roomNaming(lens);
  return {
    id: UNKNOWN_ROOM,
    content: {
      kind: 'group',
      icon: 'quiet',
      title: 'Namespace not readable',
      count: processes.length,
      members: [
        `process whose ${one} could not be read`,
        `processes whose ${one} could not be read`,
      ],
    },
    members: processes.map((process) => processEntry(process, true)),
  };
}

export function objectEntries(id: string, objects: readonly IpcObject[], folded: boolean): Entry[] {
  if (!folded) return objects.map(objectEntry);
  const kinds = new Map<ObjectKind, IpcObject[]>();
  for (const object of objects) {
    const same = kinds.get(object.kind);
    if (same) same.push(object);
    else kinds.set(object.kind, [object]);
  }
  return Array.from(kinds, ([kind, same]) => {
    const { one, many } = OBJECT_NAMES[kind];
    return {
      id: objectGroup(id, kind),
      content: {
        kind: 'group',
        icon: kind,
        title: capital(many),
        count: same.length,
        members: [one, many],
      },
      members: same.map(objectEntry),
    };
  });
}

export function userEntries(id: string, users: readonly Process[], folded: boolean): Entry[] {
  const entries = users.map((process) => processEntry(process, false));
  if (!folded) return entries;
  const content: Content = {
    kind: 'group',
    icon: 'process',
    title: 'Using IPC objects',
    count: users.length,
    members: ['process that uses an IPC object', 'processes that use IPC objects'],
  };
  return [{ id: userGroup(id), content, members: entries }];
}

export function quietEntries(id: string, quiet: readonly Process[], folded: boolean): Entry[] {
  if (!folded) return quiet.map((process) => processEntry(process, true));
  return groupsOf(quiet).map((group) => {
    const [only] = group.processes;
    if (group.processes.length === 1 && only) return processEntry(only, true);
    return {
      id: quietGroup(id, group.key),
      content: {
        kind: 'group',
        icon: 'quiet',
        title: group.title,
        count: group.processes.length,
        members: ['process that uses no IPC object', 'processes that use no IPC object'],
      },
      members: group.processes.map((process) => processEntry(process, true)),
    };
  });
}

/** The row of processes that are in no known room. */
export const UNKNOWN_ROOM = '#unknown';
/** And of those that are in none. */
export const ENDED_ROOM = '#ended';
export const ENDED_TITLE = 'Ended, still listed';
export const objectGroup = (room: string, kind: ObjectKind) => `${room}#${kind}`;
export const userGroup = (room: string) => `${room}#users`;
/** Rooms without objects in a room, where they are many: the picture counts them. */
export const quietRooms = (room: string) => `${room}#rooms`;
export const quietGroup = (room: string, key: string) => `${room}#quiet ${key}`;

function objectEntry(object: IpcObject): Entry {
  return { id: object.id, content: { kind: 'object', object }, members: null };
}

function processEntry(process: Process, quiet: boolean): Entry {
  return {
    id: processNode(process.pid),
    content: { kind: 'process', process, quiet },
    members: null,
  };
}
