import { BLOCK_FIELDS, BOX_FIELDS, type Layout, PLACE_FIELDS } from '../layout/contract.ts';
import type { Handle, Scene } from '../scene/scene.ts';
import type { Picture, PictureIndex } from './picture.ts';

interface Shift {
  readonly dx: number;
  readonly dy: number;
}

/** Where a person has dragged things: kept as long as what was dragged lives. */
export class Shifts {
  readonly #nodes = new Map<Handle, Shift>();
  readonly #rooms = new Map<Handle, Shift>();

  get any(): boolean {
    return this.#nodes.size > 0 || this.#rooms.size > 0;
  }

  moveNode(handle: Handle, dx: number, dy: number): void {
    add(this.#nodes, handle, dx, dy);
  }

  /** With all that is in it. */
  moveRoom(handle: Handle, dx: number, dy: number): void {
    add(this.#rooms, handle, dx, dy);
  }

  clear(): void {
    this.#nodes.clear();
    this.#rooms.clear();
  }

  apply(
    scene: Scene,
    layout: Layout,
    index: PictureIndex,
  ): Pick<Picture, 'nodes' | 'rooms' | 'boxes' | 'strays'> {
    if (this.#nodes.size > 0) forget(this.#nodes, index.nodeOf);
    forget(this.#rooms, index.roomOf);
    const strays = new Set<number>();
    if (!this.any) {
      return { nodes: layout.nodes, rooms: layout.rooms, boxes: layout.boxes, strays };
    }
    const shiftX = new Float32Array(scene.rooms.length);
    const shiftY = new Float32Array(scene.rooms.length);
    const rooms = layout.rooms.slice();
    for (const place of index.outermostFirst) {
      const room = scene.rooms[place];
      const own = room && this.#rooms.get(room.handle);
      const parent = room?.parent ?? -1;
      shiftX[place] = (shiftX[parent] ?? 0) + (own?.dx ?? 0);
      shiftY[place] = (shiftY[parent] ?? 0) + (own?.dy ?? 0);
      const at = place * PLACE_FIELDS;
      rooms[at] = (rooms[at] ?? 0) + (shiftX[place] ?? 0);
      rooms[at + 1] = (rooms[at + 1] ?? 0) + (shiftY[place] ?? 0);
    }
    const nodes = layout.nodes.slice();
    scene.nodes.forEach((node, place) => {
      const own = this.#nodes.get(node.handle);
      if (own) strays.add(place);
      nodes[place * 2] = (nodes[place * 2] ?? 0) + (shiftX[node.room] ?? 0) + (own?.dx ?? 0);
      nodes[place * 2 + 1] =
        (nodes[place * 2 + 1] ?? 0) + (shiftY[node.room] ?? 0) + (own?.dy ?? 0);
    });
    const boxes = layout.boxes.slice();
    for (let block = 0; block * BOX_FIELDS < boxes.length; block++) {
      const room = layout.blocks[block * BLOCK_FIELDS + 1] ?? 0;
      const at = block * BOX_FIELDS;
      boxes[at] = (boxes[at] ?? 0) + (shiftX[room] ?? 0);
      boxes[at + 1] = (boxes[at + 1] ?? 0) + (shiftY[room] ?? 0);
    }
    return { nodes, rooms, boxes, strays };
  }
}

function add(shifts: Map<Handle, Shift>, handle: Handle, dx: number, dy: number): void {
  const before = shifts.get(handle);
  shifts.set(handle, { dx: (before?.dx ?? 0) + dx, dy: (before?.dy ?? 0) + dy });
}

function forget(shifts: Map<Handle, Shift>, living: ReadonlyMap<Handle, number>): void {
  for (const handle of shifts.keys()) if (!living.has(handle)) shifts.delete(handle);
}
