import { BLOCK, BLOCK_FIELDS, BOX_FIELDS, PLACE_FIELDS } from '../layout/contract.ts';
import type { Box } from '../picture/picture.ts';
import type { Shown } from '../picture/shown.ts';

/** What is inside a part of the picture. */
export interface InSight {
  /** Rooms, each after the one around it. */
  readonly rooms: readonly number[];
  readonly blocks: readonly number[];
  /** What those blocks have, which tells what drawing them will cost. */
  readonly nodes: number;
  /** Of the nodes, those drawn as mere dots at any zoom. */
  readonly dots: number;
  readonly threads: number;
}

/** Labels and threads stay inside their block's box, which stays inside its room. */
export function inSight(shown: Shown, area: Box): InSight {
  const { index, layout, scene } = shown.picture;
  const rooms: number[] = [];
  const blocks: number[] = [];
  let nodes = 0;
  let dots = 0;
  let threads = 0;
  // Rooms that were dragged may lie outside of the room that they are in.
  const all = shown.picture.nodes !== layout.nodes || shown.moving;
  const hidden = new Uint8Array(scene.rooms.length);
  for (const room of index.outermostFirst) {
    const parent = scene.rooms[room]?.parent ?? -1;
    if (!all && parent !== -1 && hidden[parent] === 1) {
      hidden[room] = 1;
      continue;
    }
    if (!overlaps(shown.rooms, room * PLACE_FIELDS, area)) {
      hidden[room] = 1;
      continue;
    }
    rooms.push(room);
    const end = index.blockStarts[room + 1] ?? 0;
    for (let at = index.blockStarts[room] ?? 0; at < end; at++) {
      const block = index.blocks[at] ?? 0;
      if (!overlaps(shown.boxes, block * BOX_FIELDS, area)) continue;
      blocks.push(block);
      const field = block * BLOCK_FIELDS;
      const members = (layout.blocks[field + 5] ?? 0) - (layout.blocks[field + 4] ?? 0);
      nodes += members;
      if (layout.blocks[field + 2] === BLOCK.dots) dots += members;
      threads += (layout.blocks[field + 7] ?? 0) - (layout.blocks[field + 6] ?? 0);
    }
  }
  return { rooms, blocks, nodes, dots, threads };
}

/** Whether a box of an array, its four numbers from `at` on, is partly in the area. */
function overlaps(boxes: Float32Array, at: number, { x, y, width, height }: Box): boolean {
  const left = boxes[at] ?? 0;
  const top = boxes[at + 1] ?? 0;
  return (
    left < x + width &&
    x < left + (boxes[at + 2] ?? 0) &&
    top < y + height &&
    y < top + (boxes[at + 3] ?? 0)
  );
}
