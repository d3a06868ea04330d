import { BLOCK_FIELDS, BOX_FIELDS, type Layout, PLACE_FIELDS } from '../layout/contract.ts';
import { CAPTION } from '../layout/measures.ts';
import { countingSort } from '../scene/counting.ts';
import type { Handle, Scene } from '../scene/scene.ts';
import type { Shifts } from './shifts.ts';

/** A scene with places: what drawing, hit-testing and the camera read. */
export interface Picture {
  readonly scene: Scene;
  readonly layout: Layout;
  /** As in the layout, all shifts applied. */
  readonly nodes: Float32Array;
  readonly rooms: Float32Array;
  readonly boxes: Float32Array;
  readonly index: PictureIndex;
  /** Nodes that were dragged out of their block: drawn and found by themselves. */
  readonly strays: ReadonlySet<number>;
}

/** What follows from the layout's structure alone; shared by pictures of one layout. */
export interface PictureIndex {
  /** Rooms, each after the one around it. */
  readonly outermostFirst: Int32Array;
  /** How many rooms are around a room. */
  readonly depth: Int32Array;
  /** Rooms inside each room. */
  readonly nested: readonly (readonly number[])[];
  /** Blocks by room: those of room r are `blocks[starts[r]]` to `blocks[starts[r + 1] - 1]`. */
  readonly blockStarts: Int32Array;
  readonly blocks: Int32Array;
  readonly nodeOf: ReadonlyMap<Handle, number>;
  readonly roomOf: ReadonlyMap<Handle, number>;
  /** By the layout's block key. */
  readonly blockOf: ReadonlyMap<number, number>;
  /** The block of each group; -1: none of its nodes is drawn. */
  readonly blockOfGroup: Int32Array;
  /** The block that each node stands in. */
  readonly blockOfNode: Int32Array;
  /** Indices of threads by node: those of node n are `threads[starts[n]]` on. */
  readonly threadStarts: Int32Array;
  readonly threads: Int32Array;
}

export function pictureOf(
  scene: Scene,
  layout: Layout,
  shifts: Shifts,
  before: Picture | null,
): Picture {
  const index = before?.layout === layout ? before.index : indexOf(scene, layout);
  return { scene, layout, index, ...shifts.apply(scene, layout, index) };
}

function indexOf(scene: Scene, layout: Layout): PictureIndex {
  const roomCount = scene.rooms.length;
  const blockCount = layout.blocks.length / BLOCK_FIELDS;
  const blockRooms = Int32Array.from(
    { length: blockCount },
    (_, block) => layout.blocks[block * BLOCK_FIELDS + 1] ?? 0,
  );
  const blockOfNode = new Int32Array(scene.nodes.length);
  const blockOfGroup = new Int32Array(scene.groups.length).fill(-1);
  for (let block = 0; block < blockCount; block++) {
    const group = layout.blocks[block * BLOCK_FIELDS + 3] ?? -1;
    if (group >= 0) blockOfGroup[group] = block;
    const end = layout.blocks[block * BLOCK_FIELDS + 5] ?? 0;
    for (let at = layout.blocks[block * BLOCK_FIELDS + 4] ?? 0; at < end; at++) {
      blockOfNode[layout.members[at] ?? 0] = block;
    }
  }
  const byRoom = countingSort(roomCount, blockRooms);
  const threadEnds = new Int32Array(scene.threads.length * 2);
  scene.threads.forEach((thread, place) => {
    threadEnds[place * 2] = thread.process;
    threadEnds[place * 2 + 1] = thread.object;
  });
  const byNode = countingSort(scene.nodes.length, threadEnds);
  const { order, depth, nested } = nesting(scene);
  let nodeOf: ReadonlyMap<Handle, number> | null = null;
  return {
    outermostFirst: order,
    depth,
    nested,
    blockStarts: byRoom.starts,
    blocks: byRoom.items,
    // Only what moves node by node asks for it; of large pictures that is none.
    get nodeOf() {
      nodeOf ??= new Map(scene.nodes.map((node, place) => [node.handle, place]));
      return nodeOf;
    },
    roomOf: new Map(scene.rooms.map((room, place) => [room.handle, place])),
    blockOf: new Map(
      Array.from({ length: blockCount }, (_, block) => [
        layout.blocks[block * BLOCK_FIELDS] ?? -1,
        block,
      ]),
    ),
    blockOfGroup,
    blockOfNode,
    threadStarts: byNode.starts,
    threads: byNode.items.map((end) => end >> 1),
  };
}

function nesting(scene: Scene): Pick<PictureIndex, 'depth' | 'nested'> & { order: Int32Array } {
  const nested: number[][] = scene.rooms.map(() => []);
  scene.rooms.forEach(({ parent }, place) => {
    nested[parent]?.push(place);
  });
  const depth = new Int32Array(scene.rooms.length);
  scene.rooms.forEach((room, place) => {
    for (let up = room.parent; up !== -1; up = scene.rooms[up]?.parent ?? -1) {
      depth[place] = (depth[place] ?? 0) + 1;
    }
  });
  const order = Int32Array.from(scene.rooms.keys()).sort(
    (a, b) => (depth[a] ?? 0) - (depth[b] ?? 0) || a - b,
  );
  return { order, depth, nested };
}

/** Indices of the threads that end at a node. */
export function threadsAt({ threadStarts, threads }: PictureIndex, node: number): Int32Array {
  return threads.subarray(threadStarts[node] ?? 0, threadStarts[node + 1] ?? 0);
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function roomBox(rooms: Float32Array, room: number): Box {
  const at = room * PLACE_FIELDS;
  return {
    x: rooms[at] ?? 0,
    y: rooms[at + 1] ?? 0,
    width: rooms[at + 2] ?? 0,
    height: rooms[at + 3] ?? 0,
  };
}

/** A block's place in the picture's units. */
export function blockBox(boxes: Float32Array, block: number): Box {
  const at = block * BOX_FIELDS;
  return {
    x: boxes[at] ?? 0,
    y: boxes[at + 1] ?? 0,
    width: boxes[at + 2] ?? 0,
    height: boxes[at + 3] ?? 0,
  };
}

/** The plate of a closed group, or the caption of an open one; null: it is not drawn. */
export function groupBox(picture: Picture, boxes: Float32Array, group: number): Box | null {
  const block = picture.index.blockOfGroup[group] ?? -1;
  if (block < 0) return null;
  const box = blockBox(boxes, block);
  return picture.scene.groups[group]?.closed ? box : { ...box, height: CAPTION };
}

/** Height of a room's door-plate, notes and all, in the picture's units. */
export function plateOf({ layout }: Picture, room: number): number {
  return layout.rooms[room * PLACE_FIELDS + 4] ?? 0;
}

/** All that is drawn; null where there is nothing. */
export function extentOf(picture: Picture): Box | null {
  let left = Infinity;
  let top = Infinity;
  let right = -Infinity;
  let bottom = -Infinity;
  for (let room = 0; room < picture.scene.rooms.length; room++) {
    const box = roomBox(picture.rooms, room);
    left = Math.min(left, box.x);
    top = Math.min(top, box.y);
    right = Math.max(right, box.x + box.width);
    bottom = Math.max(bottom, box.y + box.height);
  }
  for (const node of picture.strays) {
    left = Math.min(left, picture.nodes[node * 2] ?? left);
    top = Math.min(top, picture.nodes[node * 2 + 1] ?? top);
    right = Math.max(right, picture.nodes[node * 2] ?? right);
    bottom = Math.max(bottom, picture.nodes[node * 2 + 1] ?? bottom);
  }
  return left < right ? { x: left, y: top, width: right - left, height: bottom - top } : null;
}
