import type { IpcObject, Process } from '../../../preload/contract.ts';
import {
  ENDED_ROOM,
  isFolded,
  QUIET_LIMIT,
  quietGroup,
  UNKNOWN_ROOM,
} from '../../outline/contents.ts';
import { groupsOf, KERNEL } from '../../outline/groups.ts';
import { processes as counted, number } from '../../texts/numbers.ts';
import type { Choices } from './choices.ts';
import type { Members } from './members.ts';
import type { QuietPart, SceneMemory } from './memory.ts';
import { plateScale, type QuietRooms } from './quiet-rooms.ts';
import { ENDED, OUTSIDE } from './rooms.ts';
import type { Group } from './scene.ts';

/** What no group has but plates of rooms. */
const NO_ROOMS = { scale: 1, unfolded: false, rooms: [] } as const;

/** Rows of the outline that are no room's. */
const ROWS: Readonly<Record<string, string>> = { [OUTSIDE]: UNKNOWN_ROOM, [ENDED]: ENDED_ROOM };

/** Collects the nodes without threads of one room after another into captioned groups. */
export class Groups {
  readonly #memory: SceneMemory;
  readonly #choices: Choices;
  readonly all: Group[] = [];

  constructor(memory: SceneMemory, choices: Choices) {
    this.#memory = memory;
    this.#choices = choices;
  }

  /**
   * Notes the index in `all` of each process's group (`SceneMemory.groupOf`): the same
   * groups as in the outline, open and closed as there.
   */
  ofProcesses(quiet: readonly Process[], room: number, members: Members): void {
    const before = this.#memory.folded.get(members.id);
    const folded = isFolded(quiet.length, QUIET_LIMIT, before);
    this.#memory.folded.set(members.id, folded);
    for (const { handle, id, title, caption, processes } of this.#parts(quiet, members.id)) {
      const closed = !(this.#choices.opened.get(id) ?? !folded);
      const { scale, unfolded, rooms } = NO_ROOMS;
      const index = this.all.length;
      this.all.push({
        handle,
        id,
        room,
        kind: 'processes',
        title,
        caption,
        closed,
        scale,
        unfolded,
        processes,
        rooms,
      });
      for (const { pid } of processes) this.#memory.groupOf.set(pid, index);
    }
  }

  /** Made once for the same processes: in most rooms nobody comes or goes between two polls. */
  #parts(quiet: readonly Process[], home: string): readonly QuietPart[] {
    const before = this.#memory.quiet.get(home);
    if (before && sameItems(before.processes, quiet)) return before.parts;
    const parts = groupsOf(quiet).map(({ key, title, processes }) => ({
      handle: this.#memory.handles.of(`${home} ${key}`),
      id: ROWS[home] ?? quietGroup(home, key),
      title,
      caption: `${title} · ${key === KERNEL ? number(processes.length) : counted(processes.length)}`,
      processes,
    }));
    this.#memory.quiet.set(home, { processes: quiet, parts });
    return parts;
  }

  /** A plate for rooms that are counted; it stays while they are shown, to put them back. */
  ofRooms({ id, within, namespaces, closed, processes }: QuietRooms, room: number): void {
    const title = `${number(namespaces.length)} namespaces without IPC objects`;
    this.all.push({
      handle: this.#memory.handles.of(`${within} rooms`),
      id,
      room,
      kind: 'rooms',
      title,
      caption: title,
      closed: true,
      scale: plateScale(namespaces.length),
      unfolded: !closed,
      processes: closed ? processes : [],
      rooms: closed ? namespaces : [],
    });
  }

  ofObjects(unused: readonly IpcObject[], room: number, { id: roomId }: Members) {
    const indices = new Map<string, number>();
    if (unused.length === 0) return indices;
    const free = unused.filter(nobodyAttached);
    const unknown = unused.filter((object) => !nobodyAttached(object));
    for (const [title, objects] of [
      ['Nobody attached', free],
      ['Users unknown', unknown],
    ] as const) {
      if (objects.length === 0) continue;
      for (const { id } of objects) indices.set(id, this.all.length);
      this.all.push({
        ...NO_ROOMS,
        handle: this.#memory.handles.of(`${roomId} ${title}`),
        id: null,
        room,
        kind: 'objects',
        title,
        caption: `${title} · ${number(objects.length)}`,
        closed: false,
        processes: [],
      });
    }
    return indices;
  }
}

function sameItems(a: readonly Process[], b: readonly Process[]): boolean {
  return a.length === b.length && a.every((item, place) => item === b[place]);
}

/**
 * Nobody uses it only where the kernel says so, which it does for segments
 * alone: nothing tells who will call msgsnd(2) or semop(2) next.
 */
function nobodyAttached(object: IpcObject): boolean {
  return object.kind === 'shm' && object.attaches === 0 && !object.unknown?.includes('attaches');
}
