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
import type { SceneMemory } from './memory.ts';
import { plateScale, type QuietRooms } from './quiet-rooms.ts';
import { ENDED, OUTSIDE } from './rooms.ts';
import type { Group } from './scene.ts';

/** What no group has but plates. */
const OPEN = { closed: false, scale: 1, unfolded: false, processes: [], rooms: [] };

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
    for (const { key, title, processes } of groupsOf(quiet)) {
      const id = ROWS[members.id] ?? quietGroup(members.id, key);
      const open = this.#choices.opened.get(id) ?? !folded;
      const index = this.#add(`${members.id} ${key}`, {
        id,
        room,
        kind: 'processes',
        title,
        caption: `${title} · ${key === KERNEL ? number(processes.length) : counted(processes.length)}`,
        closed: !open,
        processes,
      });
      for (const { pid } of processes) this.#memory.groupOf.set(pid, index);
    }
  }

  /** A plate for rooms that are counted; it stays while they are shown, to put them back. */
  ofRooms({ id, within, namespaces, closed, processes }: QuietRooms, room: number): void {
    const title = `${number(namespaces.length)} namespaces without IPC objects`;
    this.#add(`${within} rooms`, {
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
    const free = unused.filter(nobodyAttached);
    const unknown = unused.filter((object) => !nobodyAttached(object));
    for (const [title, objects] of [
      ['Nobody attached', free],
      ['Users unknown', unknown],
    ] as const) {
      if (objects.length === 0) continue;
      const index = this.#add(`${roomId} ${title}`, {
        id: null,
        room,
        kind: 'objects',
        title,
        caption: `${title} · ${number(objects.length)}`,
      });
      for (const { id } of objects) indices.set(id, index);
    }
    return indices;
  }

  #add(key: string, group: Omit<Group, 'handle' | keyof typeof OPEN> & Partial<Group>): number {
    this.all.push({ ...OPEN, ...group, handle: this.#memory.handles.of(key) });
    return this.all.length - 1;
  }
}

/**
 * Nobody uses it only where the kernel says so, which it does for segments
 * alone: nothing tells who will call msgsnd(2) or semop(2) next.
 */
function nobodyAttached(object: IpcObject): boolean {
  return object.kind === 'shm' && object.attaches === 0 && !object.unknown?.includes('attaches');
}
