import type { Lens } from '../../../preload/contract.ts';
import { apart, NO_CONTAINER, outerOf } from '../../lens/lens.ts';
import { roomNaming } from '../../lens/words.ts';
import { ENDED_TITLE } from '../../outline/contents.ts';
import { number, plural, processes } from '../../texts/numbers.ts';
import { containerName, roomName } from '../../texts/roomName.ts';
import { nameOf } from '../../texts/visible.ts';
import { cutCycles } from './cycles.ts';
import type { Handles } from './handles.ts';
import { emptyReason } from './labels.ts';
import type { Members, Membership } from './members.ts';
import type { Room } from './scene.ts';

/** A room before it is known how many live in it and what it is marked with. */
export type BareRoom = Omit<Room, 'size' | 'mark'>;

/** Key of the region for processes whose namespace could not be read. */
export const OUTSIDE = 'outside';
/** And for those that have ended: they are in none, and that is no secret. */
export const ENDED = 'ended';

/** A room, and who is in it. */
export interface Furnished {
  readonly room: BareRoom;
  readonly members: Members;
}

/**
 * The rooms in canonical order, the initial namespace first, then by the start
 * of their oldest process, empty ones last, the region without walls at the end.
 */
export function roomsOf(
  { rooms, outside }: Membership,
  handles: Handles,
  lens: Lens,
  names?: ReadonlyMap<string, string>,
): Furnished[] {
  const ordered = [...rooms.values()].sort(byAge);
  const indexOf = new Map(ordered.map((members, index) => [members.id, index]));
  const parents = ordered.map(
    ({ namespace }) => indexOf.get((namespace && outerOf(namespace)) ?? '') ?? -1,
  );
  cutCycles(parents);
  const furnished = ordered.map((members, index) => ({
    room: roomOf(members, parents[index] ?? -1, handles, lens, names?.get(members.id)),
    members,
  }));
  const { unread, left } = apart(outside, lens);
  if (unread.length > 0) furnished.push(region(OUTSIDE, unread, handles, lens));
  if (left.length > 0) furnished.push(region(ENDED, left, handles, lens));
  return furnished;
}

export function byAge(a: Members, b: Members): number {
  return (
    Number(b.namespace?.initial ?? false) - Number(a.namespace?.initial ?? false) ||
    (a.company?.oldest.startTime ?? NEVER) - (b.company?.oldest.startTime ?? NEVER) ||
    (a.namespace?.inode ?? 0) - (b.namespace?.inode ?? 0) ||
    (a.id < b.id ? -1 : 1)
  );
}

const NEVER = Number.MAX_SAFE_INTEGER;

function roomOf(
  members: Members,
  parent: number,
  handles: Handles,
  lens: Lens,
  name: string | undefined,
): BareRoom {
  if (lens === 'container') return containerRoom(members, handles);
  const { namespace } = members;
  // Only IPC namespaces have something in them that must be listed from inside.
  const readable = lens !== 'ipc' || (namespace?.readable ?? false);
  const size = namespace?.processCount ?? members.processes.length;
  return {
    handle: handles.of(members.id),
    id: members.id,
    kind: namespace?.initial ? 'initial' : 'ordinary',
    parent,
    readable,
    title: name ?? roomName(namespace?.initial ?? false, members.company),
    subtitle: `${roomNaming(lens).one} ${members.id.slice(members.id.indexOf(':') + 1)}`,
    counts: lens === 'ipc' ? contents(members, size) : inWords([processes(size)], members),
    note: noteOf(members, size, readable),
  };
}

/** `3 processes · 4 objects`: all that is in it, and how much of that is not shown. */
export function contents(members: Members, size: number): string {
  const { objects, namespace, hiddenObjects } = members;
  const listed = namespace?.readable
    ? plural(objects.length + hiddenObjects, 'object')
    : 'objects unknown';
  return inWords([processes(size), listed], members);
}

function inWords(words: readonly string[], { hiddenObjects, hiddenProcesses }: Members): string {
  const hidden = hiddenObjects + hiddenProcesses;
  return [...words, ...(hidden > 0 ? [`${number(hidden)} hidden`] : [])].join(' · ');
}

export function noteOf({ namespace }: Members, size: number, readable: boolean): string | null {
  if (size === 0 && namespace) return emptyReason(namespace);
  if (!readable) return 'its objects could not be listed';
  return null;
}

function containerRoom(members: Members, handles: Handles): BareRoom {
  const { id, container } = members;
  const region = id === NO_CONTAINER;
  return {
    handle: handles.of(id),
    id: null,
    kind: region ? 'outside' : 'ordinary',
    parent: -1,
    readable: true,
    title: container ? containerName(container) : 'In no container',
    subtitle: container
      ? `${nameOf(container.engine)} container ${nameOf(container.id).slice(0, 12)}`
      : '',
    counts: processes(members.processes.length),
    note: region ? inNoContainer(members.processes.length) : null,
  };
}

function inNoContainer(count: number): string {
  return count === 1
    ? 'its control group names no container that is known'
    : 'their control groups name no container that is known';
}

function region(
  key: typeof OUTSIDE | typeof ENDED,
  outside: Members['processes'],
  handles: Handles,
  lens: Lens,
): Furnished {
  const [whose, whom] = outside.length === 1 ? ['its', 'it'] : ['their', 'them'];
  return {
    room: {
      handle: handles.of(lens === 'ipc' ? key : `${key} ${lens}`),
      id: null,
      kind: 'outside',
      parent: -1,
      readable: false,
      title: key === ENDED ? ENDED_TITLE : 'Namespace not readable',
      subtitle: '',
      counts: processes(outside.length),
      note:
        key === ENDED
          ? `in no ${roomNaming(lens).one} any more: only ${whose} parent has not asked for ${whom} yet`
          : `${whose} /proc/PID/ns/${lens} could not be read`,
    },
    members: {
      id: key,
      namespace: null,
      container: null,
      processes: outside,
      objects: [],
      hiddenProcesses: 0,
      hiddenObjects: 0,
      company: null,
    },
  };
}
