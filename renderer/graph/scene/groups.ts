import type { IpcObject, Process } from '../../../preload/contract.ts';
import { groupsOf } from '../../outline/groups.ts';
import { number } from '../../texts/numbers.ts';
import type { Handles } from './handles.ts';
import type { Group } from './scene.ts';

/** Collects the nodes without threads of one room after another into captioned groups. */
export class Groups {
  readonly #handles: Handles;
  readonly all: Group[] = [];

  constructor(handles: Handles) {
    this.#handles = handles;
  }

  /** Index in `all` of each process's group, by pid: the same groups as in the outline. */
  ofProcesses(quiet: readonly Process[], room: number, roomKey: string): Map<number, number> {
    const indices = new Map<number, number>();
    for (const { key, title, processes } of groupsOf(quiet)) {
      const index = this.#add(`${roomKey} ${key}`, room, 'processes', title, processes.length);
      for (const { pid } of processes) indices.set(pid, index);
    }
    return indices;
  }

  ofObjects(unused: readonly IpcObject[], room: number, roomKey: string): Map<string, number> {
    const indices = new Map<string, number>();
    const free = unused.filter(nobodyAttached);
    const unknown = unused.filter((object) => !nobodyAttached(object));
    for (const [title, objects] of [
      ['Nobody attached', free],
      ['Users unknown', unknown],
    ] as const) {
      if (objects.length === 0) continue;
      const index = this.#add(`${roomKey} ${title}`, room, 'objects', title, objects.length);
      for (const { id } of objects) indices.set(id, index);
    }
    return indices;
  }

  #add(key: string, room: number, kind: Group['kind'], title: string, size: number): number {
    const caption = `${title} · ${number(size)}`;
    this.all.push({ handle: this.#handles.of(key), room, kind, caption });
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
