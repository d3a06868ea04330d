import { number, plural, processes } from '../../texts/numbers.ts';
import { nameOf } from '../../texts/visible.ts';
import type { Handles } from './handles.ts';
import { emptyReason } from './labels.ts';
import type { Members, Membership } from './members.ts';
import type { Room } from './scene.ts';

/** Key of the region for processes whose namespace could not be read. */
const OUTSIDE = 'outside';

/** A room, and who is in it. */
export interface Furnished {
  readonly room: Room;
  readonly members: Members;
}

/**
 * The rooms in canonical order, the initial namespace first, then by the start
 * of their oldest process, empty ones last, the region without walls at the end.
 */
export function roomsOf({ rooms, outside }: Membership, handles: Handles): Furnished[] {
  const ordered = [...rooms.values()].sort(byAge);
  const indexOf = new Map(ordered.map((members, index) => [members.id, index]));
  const parents = ordered.map((members) => indexOf.get(members.namespace?.nestedIn ?? '') ?? -1);
  cutCycles(parents);
  const furnished = ordered.map((members, index) => ({
    room: roomOf(members, parents[index] ?? -1, handles),
    members,
  }));
  if (outside.length > 0) furnished.push(regionOutside(outside, handles));
  return furnished;
}

function byAge(a: Members, b: Members): number {
  return (
    Number(b.namespace?.initial ?? false) - Number(a.namespace?.initial ?? false) ||
    (a.oldest?.startTime ?? NEVER) - (b.oldest?.startTime ?? NEVER) ||
    (a.namespace?.inode ?? 0) - (b.namespace?.inode ?? 0) ||
    (a.id < b.id ? -1 : 1)
  );
}

const NEVER = Number.MAX_SAFE_INTEGER;

/**
 * Nesting is told by ancestry, which a reader must not trust to be a tree: where
 * following it leads in a circle, the first room of the circle stands free.
 */
export function cutCycles(parents: number[]): void {
  const settled = new Set<number>([-1]);
  for (let start = 0; start < parents.length; start++) {
    const path = new Set<number>();
    let at = start;
    while (!settled.has(at) && !path.has(at)) {
      path.add(at);
      at = parents[at] ?? -1;
    }
    if (path.has(at)) parents[Math.min(...circleFrom(at, parents))] = -1;
    for (const index of path) settled.add(index);
  }
}

function circleFrom(start: number, parents: readonly number[]): number[] {
  const circle = [start];
  for (let at = parents[start] ?? -1; at !== start; at = parents[at] ?? -1) circle.push(at);
  return circle;
}

function roomOf(members: Members, parent: number, handles: Handles): Room {
  const { namespace } = members;
  const readable = namespace?.readable ?? false;
  const size = namespace?.processCount ?? members.processes.length;
  return {
    handle: handles.of(members.id),
    id: members.id,
    kind: namespace?.initial ? 'initial' : 'ordinary',
    parent,
    readable,
    title: namespace?.initial ? 'Host namespace' : title(members),
    subtitle: `IPC namespace ${members.id.slice(members.id.indexOf(':') + 1)}`,
    counts: counts(members, size, readable),
    note: note(members, size, readable),
  };
}

/** All that is in it, and how much of that is not shown. */
function counts(members: Members, size: number, readable: boolean): string {
  const { objects, hiddenObjects, hiddenProcesses } = members;
  const words = [
    processes(size),
    readable ? plural(objects.length + hiddenObjects, 'object') : 'objects unknown',
  ];
  const hidden = hiddenObjects + hiddenProcesses;
  if (hidden > 0) words.push(`${number(hidden)} hidden`);
  return words.join(' · ');
}

/** By its container where there is one, else by the process that has been in it longest. */
function title({ oldest }: Members): string {
  if (!oldest) return 'Empty namespace';
  const container = oldest.container;
  if (container?.name) return nameOf(container.name);
  if (container) return `${nameOf(container.engine)} ${nameOf(container.id).slice(0, 12)}`;
  return nameOf(oldest.comm);
}

function note({ namespace }: Members, size: number, readable: boolean): string | null {
  if (size === 0 && namespace) return emptyReason(namespace);
  if (!readable) return 'its objects could not be listed';
  return null;
}

function regionOutside(outside: Members['processes'], handles: Handles): Furnished {
  return {
    room: {
      handle: handles.of(OUTSIDE),
      id: null,
      kind: 'outside',
      parent: -1,
      readable: false,
      title: 'Namespace not readable',
      subtitle: '',
      counts: processes(outside.length),
      note: 'their /proc/PID/ns/ipc could not be read',
    },
    members: {
      id: OUTSIDE,
      namespace: null,
      processes: outside,
      objects: [],
      hiddenProcesses: 0,
      hiddenObjects: 0,
      oldest: null,
    },
  };
}
