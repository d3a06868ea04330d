import { BLOCK_FIELDS, BOX_FIELDS, PLACE_FIELDS } from '../layout/contract.ts';
import type { Mark } from '../marks/marks.ts';
import { liveliness, type Room } from '../scene/scene.ts';
import { type Box, blockBox, type Picture, plateOf, roomBox } from './picture.ts';

/** More parts than this are sooner drawn as a whole. */
const MOST = 400;

/**
 * The parts of the picture that differ between two, where they were and where they are;
 * null: so much, or in such a way, that all of it is to be drawn. For pictures in which
 * nothing was dragged and no thread crosses a wall: then all that is drawn lies in the
 * boxes of rooms and blocks.
 */
export function changedParts(before: Picture, after: Picture): Box[] | null {
  if (!isPlain(before) || !isPlain(after)) return null;
  const [were, are] = [signsOf(before), signsOf(after)];
  if (!sameSigns(were, are)) return null;
  const parts: Box[] = [];
  changedRooms(before, after, parts);
  if (parts.length > MOST) return null;
  const blocks: Box[] = [];
  changedBlocks(before, after, blocks);
  parts.push(...(are.size === 0 ? blocks : blocks.map(withSigns)));
  return parts.length > MOST ? null : parts;
}

/** Nodes and rooms with a sign, by handle. */
function signsOf({ scene }: Picture): ReadonlyMap<number, Mark> {
  const signs = new Map<number, Mark>();
  for (const { handle, mark } of scene.nodes) if (mark !== null) signs.set(handle, mark);
  for (const { handle, mark } of scene.rooms) if (mark !== null) signs.set(handle, mark);
  return signs;
}

function sameSigns(a: ReadonlyMap<number, Mark>, b: ReadonlyMap<number, Mark>): boolean {
  return a.size === b.size && [...a].every(([handle, mark]) => b.get(handle) === mark);
}

/** Signs keep their size from afar: they may reach out of their block by as much. */
const SIGN = 30;

function withSigns({ x, y, width, height }: Box): Box {
  return { x: x - SIGN, y: y - SIGN, width: width + 2 * SIGN, height: height + 2 * SIGN };
}

function isPlain({ scene, strays, layout, nodes, rooms, boxes }: Picture): boolean {
  return (
    // What closes a ring of waits runs across blocks.
    scene.holds.length === 0 &&
    strays.size === 0 &&
    nodes === layout.nodes &&
    rooms === layout.rooms &&
    boxes === layout.boxes &&
    layout.firstCrossing === layout.ties.length
  );
}

function changedRooms(before: Picture, after: Picture, parts: Box[]): void {
  after.scene.rooms.forEach((room, index) => {
    const old = before.index.roomOf.get(room.handle);
    const box = roomBox(after.rooms, index);
    if (old === undefined) {
      parts.push(box);
      return;
    }
    if (!samePlace(before.rooms, old, after.rooms, index, PLACE_FIELDS)) {
      parts.push(roomBox(before.rooms, old), box);
    } else if (!sameWall(before.scene.rooms[old], room)) {
      parts.push(box);
    } else if (!sameWords(before.scene.rooms[old], room)) {
      parts.push({ ...box, height: plateOf(after, index) });
    }
  });
  before.scene.rooms.forEach(({ handle }, index) => {
    if (!after.index.roomOf.has(handle)) parts.push(roomBox(before.rooms, index));
  });
}

/** A wall runs all around. */
function sameWall(a: Room | undefined, b: Room): boolean {
  return a !== undefined && liveliness(a) === liveliness(b) && a.readable === b.readable;
}

function sameWords(a: Room | undefined, b: Room): boolean {
  return (
    a === b ||
    (a?.title === b.title &&
      a.subtitle === b.subtitle &&
      a.counts === b.counts &&
      a.note === b.note &&
      a.kind === b.kind &&
      a.readable === b.readable)
  );
}

function changedBlocks(before: Picture, after: Picture, parts: Box[]): void {
  for (const [key, block] of after.index.blockOf) {
    const old = before.index.blockOf.get(key);
    if (old !== undefined && sameBlock(before, old, after, block)) continue;
    parts.push(blockBox(after.boxes, block));
    // Most that change do so where they stand.
    if (old === undefined || samePlace(before.boxes, old, after.boxes, block, BOX_FIELDS)) continue;
    parts.push(blockBox(before.boxes, old));
  }
  for (const [key, block] of before.index.blockOf) {
    if (!after.index.blockOf.has(key)) parts.push(blockBox(before.boxes, block));
  }
}

function sameBlock(before: Picture, old: number, after: Picture, block: number): boolean {
  if (!samePlace(before.boxes, old, after.boxes, block, BOX_FIELDS)) return false;
  const [was, is] = [fieldsOf(before, old), fieldsOf(after, block)];
  if (was.kind !== is.kind || was.end - was.first !== is.end - is.first) return false;
  if (before.scene.groups[was.group]?.caption !== after.scene.groups[is.group]?.caption) {
    return false;
  }
  for (let offset = 0; offset < is.end - is.first; offset++) {
    const a = before.layout.members[was.first + offset] ?? -1;
    const b = after.layout.members[is.first + offset] ?? -1;
    // A scene keeps the identity of nodes that look as before.
    const same = before.scene.nodes[a] === after.scene.nodes[b];
    if (!same && !sameNode(before, a, after, b)) return false;
    if (!samePlace(before.nodes, a, after.nodes, b, 2)) return false;
  }
  return sameTies(before, was, after, is);
}

/** Its room or group may have another number now, which is not seen. */
function sameNode(before: Picture, a: number, after: Picture, b: number): boolean {
  const [was, is] = [before.scene.nodes[a], after.scene.nodes[b]];
  if (was === undefined || is === undefined || was.handle !== is.handle) return false;
  if (was.kind === 'process' || is.kind === 'process') {
    return was.kind === 'process' && is.kind === 'process' && was.process === is.process;
  }
  return was.object === is.object && was.fullness === is.fullness;
}

function sameTies(before: Picture, was: Fields, after: Picture, is: Fields): boolean {
  const count = is.tieEnd - is.firstTie;
  if (was.tieEnd - was.firstTie !== count) return false;
  for (let offset = 0; offset < count; offset++) {
    const a = before.scene.threads[before.layout.ties[was.firstTie + offset] ?? -1];
    const b = after.scene.threads[after.layout.ties[is.firstTie + offset] ?? -1];
    if (a?.look !== b?.look) return false;
    if (handleOf(before, a?.process) !== handleOf(after, b?.process)) return false;
    if (handleOf(before, a?.object) !== handleOf(after, b?.object)) return false;
  }
  return true;
}

function handleOf({ scene }: Picture, node: number | undefined): number | undefined {
  return scene.nodes[node ?? -1]?.handle;
}

type Fields = ReturnType<typeof fieldsOf>;

function fieldsOf({ layout: { blocks } }: Picture, block: number) {
  const [, , kind, group = -1, first = 0, end = 0, firstTie = 0, tieEnd = 0] = blocks.subarray(
    block * BLOCK_FIELDS,
    (block + 1) * BLOCK_FIELDS,
  );
  return { kind, group, first, end, firstTie, tieEnd };
}

function samePlace(
  a: Float32Array,
  first: number,
  b: Float32Array,
  second: number,
  fields: number,
): boolean {
  for (let field = 0; field < fields; field++) {
    if (a[first * fields + field] !== b[second * fields + field]) return false;
  }
  return true;
}
