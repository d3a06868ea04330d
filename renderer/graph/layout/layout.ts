import { contentsOf } from './blocks.ts';
import {
  BLOCK_FIELDS,
  BOX_FIELDS,
  LANE_FIELDS,
  type Layout,
  type LayoutInput,
  NODE_FIELDS,
  PLACE_FIELDS,
  TIE_FIELDS,
} from './contract.ts';
import { arrange, type Floor } from './floors.ts';
import { keysOf } from './keys.ts';
import { type Memory, NOTHING } from './memory.ts';
import { type PlacedBlock, placeBlock } from './placed-block.ts';

/**
 * Gives everything a place. Pure: the same input from scratch gives the same
 * picture; with the memory of the last one, what can stay where it was stays.
 */
export function layout(input: LayoutInput, memory: Memory): { layout: Layout; memory: Memory } {
  const before = input.afresh ? { ...NOTHING, nextKey: memory.nextKey } : memory;
  const { blocks: contents, crossing } = contentsOf(input);
  const { keyed, nextKey } = keysOf(input, contents, before);
  const blocks = contents.map((content, index) => {
    const { key, last } = keyed[index] ?? { key: 0, last: null };
    return placeBlock(input, key, content, last);
  });
  const floors = arrange(input, blocks, before);

  const result: Layout = {
    revision: input.revision,
    rooms: floors.rooms,
    ...drawn(input, blocks, floors, crossing),
  };
  return { layout: result, memory: { nextKey, floors: floors.memory, blocks } };
}

function drawn(
  input: LayoutInput,
  placed: readonly PlacedBlock[],
  floors: Floor,
  crossing: readonly number[],
): Omit<Layout, 'revision' | 'rooms'> {
  const size = input.nodes.length / NODE_FIELDS;
  const tieCount = input.ties.length / TIE_FIELDS;
  const nodes = new Float32Array(size * 2);
  const blocks = new Int32Array(placed.length * BLOCK_FIELDS);
  const boxes = new Float32Array(placed.length * BOX_FIELDS);
  const members = new Int32Array(size);
  const ties = new Int32Array(tieCount);
  const lanes = new Float32Array(tieCount * LANE_FIELDS);
  let memberEnd = 0;
  let tieEnd = 0;
  placed.forEach((block, index) => {
    const { content, laid } = block;
    const x = (floors.rooms[content.room * PLACE_FIELDS] ?? 0) + (floors.spots[index * 2] ?? 0);
    const y =
      (floors.rooms[content.room * PLACE_FIELDS + 1] ?? 0) + (floors.spots[index * 2 + 1] ?? 0);
    const firstMember = memberEnd;
    const firstTie = tieEnd;
    let place = 0;
    for (const side of [content.left, content.right]) {
      for (const node of side) {
        nodes[node * 2] = x + (laid.positions[place * 2] ?? 0);
        nodes[node * 2 + 1] = y + (laid.positions[place * 2 + 1] ?? 0);
        members[memberEnd++] = node;
        place += 1;
      }
    }
    let lane = 0;
    for (const tie of content.ties) {
      ties[tieEnd++] = tie;
      // Copied one by one: for so few a view of the array would cost more than they do.
      for (let field = 0; field < LANE_FIELDS; field++) {
        lanes[tie * LANE_FIELDS + field] = laid.lanes[lane++] ?? 0;
      }
    }
    blocks.set(
      [block.key, content.room, laid.kind, content.group, firstMember, memberEnd, firstTie, tieEnd],
      index * BLOCK_FIELDS,
    );
    boxes.set([x, y, laid.width, laid.height, ...laid.labels], index * BOX_FIELDS);
  });
  ties.set(crossing, tieEnd);
  return { nodes, blocks, boxes, members, ties, firstCrossing: tieEnd, lanes };
}
