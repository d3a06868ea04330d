import type { IpcObject, Lens, Process } from '../../../preload/contract.ts';
import { type NodeId, processNode } from '../../state/selection.ts';
import type { Mark } from '../marks/marks.ts';
import { Handles } from './handles.ts';
import { objectLabel, processLabel } from './labels.ts';
import { Pids } from './pids.ts';
import type { Group, Handle, Label, ObjectNode, ProcessNode, Scene } from './scene.ts';

/** What is said of a process or object by itself: the same as long as it does not change. */
interface Known<Node> {
  readonly id: NodeId;
  readonly handle: Handle;
  readonly label: Label;
  /** As it was in the last scene. */
  node: Node | null;
}

/** A group of processes that use no object, but for whether it is open. */
export type QuietPart = Pick<Group, 'handle' | 'title' | 'caption' | 'processes'> & {
  readonly id: string;
};

type ObjectPlace = Pick<ObjectNode, 'room' | 'group' | 'mark' | 'fullness'>;

/**
 * What scenes that follow one another share. A world keeps the identity of what
 * did not change, so most of a scene need not be made again.
 */
export class SceneMemory {
  readonly handles = new Handles();
  /** Of the scene that is being made: who is tied to an object, and each one's group and place. */
  readonly tied = new Pids();
  readonly groupOf = new Pids();
  readonly placeOf = new Pids();
  /** Whether the quiet processes of a room were counted instead of drawn, by its id. */
  readonly folded = new Map<string, boolean>();
  /** The same of the rooms in it that hold nothing. */
  readonly foldedRooms = new Map<string, boolean>();
  /** The groups of those in a room that use no object, by its id, and of whom they were made. */
  readonly quiet = new Map<
    string,
    { readonly processes: readonly Process[]; readonly parts: readonly QuietPart[] }
  >();
  readonly #processes = new WeakMap<Process, Known<ProcessNode>>();
  readonly #objects = new WeakMap<IpcObject, Known<ObjectNode>>();
  /** The last of each lens: whoever goes back to one finds everything where it was. */
  readonly #scenes = new Map<Lens, Scene>();

  processNode(process: Process, room: number, group: number, mark: Mark | null): ProcessNode {
    let known = this.#processes.get(process);
    if (!known) {
      const id = processNode(process.pid);
      // A pid given again is another process.
      const handle = this.handles.of(`${id} ${process.startTime}`);
      known = { id, handle, label: processLabel(process), node: null };
      this.#processes.set(process, known);
    }
    const last = known.node;
    if (last?.room === room && last.group === group && last.mark === mark) return last;
    const { id, handle, label } = known;
    known.node = { kind: 'process', handle, id, room, group, label, mark, process };
    return known.node;
  }

  objectNode(object: IpcObject, place: ObjectPlace): ObjectNode {
    const { room, group, mark, fullness } = place;
    let known = this.#objects.get(object);
    if (!known) {
      const handle = this.handles.of(object.id);
      known = { id: object.id, handle, label: objectLabel(object), node: null };
      this.#objects.set(object, known);
    }
    const last = known.node;
    const same = last?.room === room && last.group === group && last.mark === mark;
    if (same && last.fullness === fullness) return last;
    const { id, handle, label } = known;
    known.node = { kind: object.kind, handle, id, room, group, label, mark, object, fullness };
    return known.node;
  }

  /** The scene before, of a lens; null: it is the first. */
  last(lens: Lens): Scene | null {
    return this.#scenes.get(lens) ?? null;
  }

  /** Keeps the handles of what it shows; those that no lens shows are forgotten in time. */
  keep(scene: Scene): void {
    this.#scenes.set(scene.lens, scene);
    let size = 0;
    for (const { nodes } of this.#scenes.values()) size += nodes.length;
    this.handles.sweep(() => this.#inUse(), size);
  }

  #inUse(): Set<Handle> {
    const used = new Set<Handle>();
    for (const { rooms, groups, nodes } of this.#scenes.values()) {
      for (const { handle } of [...rooms, ...groups, ...nodes]) used.add(handle);
    }
    return used;
  }

  /** Forgets rooms that have gone. */
  sweepRooms(namespaces: ReadonlyMap<string, unknown>): void {
    for (const kept of [this.folded, this.foldedRooms, this.quiet]) {
      if (kept.size < namespaces.size * 2 + 100) continue;
      for (const id of kept.keys()) if (!namespaces.has(id)) kept.delete(id);
    }
  }
}
