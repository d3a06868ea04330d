import { BLOCK, type LayoutInput, PLACE_FIELDS, ROOM_FIELDS } from './contract.ts';
import { MODULE, ROOM } from './measures.ts';
import { BESIDE, type FloorMemory, type Memory, ROOT } from './memory.ts';
import { pack } from './pack.ts';
import type { Item, Packing, Shape } from './packing.ts';
import type { PlacedBlock } from './placed-block.ts';

/** Where rooms and blocks came to lie. */
export interface Floor {
  /** As in a layout. */
  readonly rooms: Float32Array<ArrayBuffer>;
  /** x, y of each block, from the corner of its room. */
  readonly spots: Float32Array;
  readonly memory: Memory['floors'];
}

/** A room by itself looks best a little wider than high. */
const ROOM_ASPECT = 1.5;
/** A wall moves in only when less than this much of the room is still needed. */
const SHRINK_BELOW = 0.6;

/** Between the rooms and the plates beside them, where threads run from one to the other. */
const THREADS = 4 * MODULE;

/** Keys of rooms and blocks share one floor: rooms are told apart by being negative. */
const roomKey = (handle: number): number => -1 - handle;

/** Packs every room from the innermost out, then the rooms that stand free. */
export function arrange(input: LayoutInput, blocks: readonly PlacedBlock[], before: Memory): Floor {
  const count = input.rooms.length / ROOM_FIELDS;
  const field = (room: number, offset: number): number =>
    input.rooms[room * ROOM_FIELDS + offset] ?? 0;
  const children = new Map<number, number[]>();
  for (let room = 0; room < count; room++) push(children, field(room, 1), room);
  const blocksOf = new Map<number, number[]>();
  blocks.forEach((block, index) => {
    push(blocksOf, block.content.room, index);
  });
  const order = outermostFirst(children);
  const free = children.get(ROOT) ?? [];
  const isBeside = (room: number) => field(room, 4) === 1;
  const standing = free.filter((room) => !isBeside(room));
  const beside = free.filter(isBeside);
  const main = heaviest(standing, order, field, blocks);
  const share = beside.length === 0 ? 0 : shareOf(blocks, isBeside);
  const aspect = input.aspect * (1 - share);

  const rooms = new Float32Array(count * PLACE_FIELDS);
  const weights = new Map<number, number>();
  const memory = new Map<number, FloorMemory>();
  for (const room of order.toReversed()) {
    const items = [
      ...(blocksOf.get(room) ?? []).map((index) => blockItem(blocks, index)),
      ...(children.get(room) ?? []).map((child) => roomItem(child)),
    ];
    const handle = field(room, 0);
    const old = before.floors.get(handle);
    const lines = 1 + ROOM.note * field(room, 3);
    // The room that holds nearly everything takes the shape of the window.
    const packing = repack(items, old, {
      aspect: room === main ? aspect : ROOM_ASPECT,
      leastWidth: Math.ceil((field(room, 2) - 2 * ROOM.pad + ROOM.gap) / MODULE),
      frameWidth: (2 * ROOM.pad - ROOM.gap) / MODULE,
      frameHeight: (ROOM.plate * lines + ROOM.pad - ROOM.gap) / MODULE,
    });
    const inside = (cells: number): number => Math.max(0, cells * MODULE - ROOM.gap);
    const width = held(inside(packing.width) + 2 * ROOM.pad, old?.width);
    const longer = Math.max(width, inside(packing.height));
    const plate = heldPlate(children.has(room) ? longer : 0, old?.plate) * lines;
    const height = held(plate + inside(packing.height) + ROOM.pad, old?.height);
    rooms.set([0, 0, width, height, plate], room * PLACE_FIELDS);
    weights.set(room, 1 + items.reduce((sum, item) => sum + item.weight, 0));
    memory.set(handle, { packing, items, width, height, plate: plate / lines });
  }

  const outer = packFree(ROOT, standing, aspect);
  const spots = new Float32Array(blocks.length * 2);
  settleRooms(standing, outer, 0, 0);
  if (beside.length > 0) {
    const right = standing.length === 0 ? 0 : outer.width * MODULE + THREADS;
    const x = held(right, before.floors.get(BESIDE)?.width);
    settleRooms(beside, packFree(BESIDE, beside, input.aspect * share, x), x, 0);
  }
  for (const room of order) {
    const packing = memory.get(field(room, 0))?.packing;
    if (!packing) continue;
    for (const index of blocksOf.get(room) ?? []) {
      const spot = packing.spots.get(blocks[index]?.key ?? -1) ?? { x: 0, y: 0 };
      spots[index * 2] = ROOM.pad + spot.x * MODULE;
      spots[index * 2 + 1] = plateOf(room) + spot.y * MODULE;
    }
    settleRooms(
      children.get(room) ?? [],
      packing,
      (rooms[room * PLACE_FIELDS] ?? 0) + ROOM.pad,
      (rooms[room * PLACE_FIELDS + 1] ?? 0) + plateOf(room),
    );
  }
  return { rooms, spots, memory };

  /** Of rooms that no room is around. */
  function packFree(key: number, free: readonly number[], aspect: number, width = 0): Packing {
    const items = free.map(roomItem);
    const packing = repack(items, before.floors.get(key), {
      aspect,
      leastWidth: 1,
      frameWidth: -ROOM.gap / MODULE,
      frameHeight: -ROOM.gap / MODULE,
    });
    memory.set(key, { packing, items, width, height: 0, plate: 0 });
    return packing;
  }

  function plateOf(room: number): number {
    return rooms[room * PLACE_FIELDS + 4] ?? 0;
  }

  function roomItem(room: number): Item {
    return {
      key: roomKey(field(room, 0)),
      width: cells(rooms[room * PLACE_FIELDS + 2] ?? 0),
      height: cells(rooms[room * PLACE_FIELDS + 3] ?? 0),
      weight: weights.get(room) ?? 1,
      last: false,
    };
  }

  function settleRooms(list: readonly number[], packing: Packing, x: number, y: number): void {
    for (const room of list) {
      const spot = packing.spots.get(roomKey(field(room, 0))) ?? { x: 0, y: 0 };
      rooms[room * PLACE_FIELDS] = x + spot.x * MODULE;
      rooms[room * PLACE_FIELDS + 1] = y + spot.y * MODULE;
    }
  }
}

/** How much of the picture's width is for the plates beside the rooms: by what is on them. */
function shareOf(blocks: readonly PlacedBlock[], isBeside: (room: number) => boolean): number {
  let all = 0;
  let apart = 0;
  for (const { content, laid } of blocks) {
    const area = laid.width * laid.height;
    all += area;
    if (isBeside(content.room)) apart += area;
  }
  return Math.max(LEAST_SHARE, Math.min(1 - LEAST_SHARE, apart / Math.max(1, all)));
}

const LEAST_SHARE = 0.2;

function repack(items: readonly Item[], old: FloorMemory | undefined, shape: Shape): Packing {
  const same =
    old !== undefined &&
    old.packing.width >= shape.leastWidth &&
    old.items.length === items.length &&
    items.every((item, index) => {
      const last = old.items[index];
      return item.key === last?.key && item.width === last.width && item.height === last.height;
    });
  return same ? old.packing : pack(items, old?.packing ?? null, shape);
}

function blockItem(blocks: readonly PlacedBlock[], index: number): Item {
  const block = blocks[index];
  if (!block) return { key: 0, width: 0, height: 0, weight: 0, last: false };
  return {
    key: block.key,
    width: cells(block.laid.width),
    height: cells(block.laid.height),
    weight: block.content.left.length + block.content.right.length,
    // A few with their names are company for those who use something; crowds are not.
    last:
      block.content.kind === 'plate' ||
      (block.content.kind === 'dots' && block.laid.kind !== BLOCK.roster),
  };
}

function cells(length: number): number {
  return Math.ceil((length + ROOM.gap) / MODULE);
}

/** Follows the size of the room in large steps only: everything in it stands below. */
function heldPlate(longerSide: number, before: number | undefined): number {
  const wanted = Math.round(
    Math.max(ROOM.plate, Math.min(ROOM.highestPlate, longerSide * ROOM.plateShare)),
  );
  return before !== undefined && wanted < before * 1.6 && wanted * 2 > before ? before : wanted;
}

function held(need: number, before: number | undefined): number {
  return before !== undefined && need <= before && need >= before * SHRINK_BELOW ? before : need;
}

function outermostFirst(children: ReadonlyMap<number, readonly number[]>): number[] {
  const order = [...(children.get(ROOT) ?? [])];
  for (const room of order) order.push(...(children.get(room) ?? []));
  return order;
}

/** Of the rooms that stand free, the one with most nodes in it and in those within. */
function heaviest(
  free: readonly number[],
  order: readonly number[],
  field: (room: number, offset: number) => number,
  blocks: readonly PlacedBlock[],
): number {
  const sizes = new Map<number, number>();
  const add = (room: number, size: number) => sizes.set(room, (sizes.get(room) ?? 0) + size);
  for (const { content } of blocks) add(content.room, content.left.length + content.right.length);
  for (const room of order.toReversed()) add(field(room, 1), 1 + (sizes.get(room) ?? 0));
  const [first = ROOT, ...others] = free;
  return others.reduce(
    (best, room) => ((sizes.get(room) ?? 0) > (sizes.get(best) ?? 0) ? room : best),
    first,
  );
}

function push(lists: Map<number, number[]>, key: number, value: number): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
