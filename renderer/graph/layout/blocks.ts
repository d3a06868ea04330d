import { Unions } from './components.ts';
import {
  BLOCK,
  GROUP_FIELDS,
  type LayoutInput,
  LEFT,
  NODE_FIELDS,
  TIE_FIELDS,
} from './contract.ts';

/** What stands together on a room's floor, by indices into the input. */
export interface BlockContent {
  readonly room: number;
  readonly kind: 'panel' | 'dots' | 'shelf' | 'plate';
  /** Index of its group, -1 for a panel. */
  readonly group: number;
  readonly left: number[];
  readonly right: number[];
  /** Ties with both ends in it. */
  readonly ties: number[];
}

export interface Contents {
  readonly blocks: BlockContent[];
  /** Ties that go from one block to another, through a wall. */
  readonly crossing: number[];
}

/**
 * Nodes of one room that ties connect, directly or through others, make a panel;
 * each group makes a block of its own. In canonical order: room by room, panels
 * the largest first, then objects and processes without threads.
 */
export function contentsOf(input: LayoutInput): Contents {
  const { nodes, groups, ties } = input;
  const size = nodes.length / NODE_FIELDS;
  const unions = new Unions(size);
  const tieCount = ties.length / TIE_FIELDS;
  const roomOf = (node: number): number => nodes[node * NODE_FIELDS + 1] ?? -1;
  const ends = (tie: number): [number, number] => [
    ties[tie * TIE_FIELDS] ?? 0,
    ties[tie * TIE_FIELDS + 1] ?? 0,
  ];
  for (let tie = 0; tie < tieCount; tie++) {
    const [process, object] = ends(tie);
    if (roomOf(process) === roomOf(object)) unions.join(process, object);
  }
  if (input.lens !== 'ipc') joinApart(input, unions);

  const panels = new Map<number, BlockContent>();
  const grouped: BlockContent[] = Array.from(
    { length: groups.length / GROUP_FIELDS },
    (_, group) => ({
      room: groups[group * GROUP_FIELDS + 1] ?? 0,
      kind: kindOf(groups, group),
      group,
      left: [],
      right: [],
      ties: [],
    }),
  );
  for (let node = 0; node < size; node++) {
    const group = nodes[node * NODE_FIELDS + 2] ?? -1;
    const side = nodes[node * NODE_FIELDS + 3] === LEFT ? 'left' : 'right';
    if (group >= 0) {
      grouped[group]?.[side].push(node);
      continue;
    }
    const name = unions.find(node);
    let content = panels.get(name);
    if (!content) {
      content = { room: roomOf(node), kind: 'panel', group: -1, left: [], right: [], ties: [] };
      panels.set(name, content);
    }
    content[side].push(node);
  }
  const crossing: number[] = [];
  for (let tie = 0; tie < tieCount; tie++) {
    const [process, object] = ends(tie);
    if (roomOf(process) !== roomOf(object)) crossing.push(tie);
    else panels.get(unions.find(process))?.ties.push(tie);
  }
  const largestFirst = [...panels.values()].sort((a, b) => sizeOf(b) - sizeOf(a));
  const shelves = grouped.filter((content) => content.kind === 'shelf');
  const dots = grouped.filter(({ kind }) => kind === 'dots' || kind === 'plate');
  return { blocks: [...largestFirst, ...shelves, ...dots], crossing };
}

/**
 * Where rooms are not IPC namespaces, whole crowds have no tie but through a wall: those
 * of one room and side stand together instead of each for itself.
 */
function joinApart({ nodes, ties }: LayoutInput, unions: Unions): void {
  const size = nodes.length / NODE_FIELDS;
  const roomOf = (node: number): number => nodes[node * NODE_FIELDS + 1] ?? -1;
  const tied = new Uint8Array(size);
  for (let at = 0; at < ties.length; at += TIE_FIELDS) {
    const [process = 0, object = 0] = ties.subarray(at);
    if (roomOf(process) !== roomOf(object)) continue;
    tied[process] = 1;
    tied[object] = 1;
  }
  const first = new Map<string, number>();
  for (let node = 0; node < size; node++) {
    if (tied[node] === 1 || (nodes[node * NODE_FIELDS + 2] ?? -1) >= 0) continue;
    const place = `${roomOf(node)} ${nodes[node * NODE_FIELDS + 3]}`;
    const other = first.get(place);
    if (other === undefined) first.set(place, node);
    else unions.join(other, node);
  }
}

function kindOf(groups: Int32Array, group: number): BlockContent['kind'] {
  if ((groups[group * GROUP_FIELDS + 4] ?? 0) > 0) return 'plate';
  return groups[group * GROUP_FIELDS + 2] === LEFT ? 'dots' : 'shelf';
}

/** Handles of all in it: the left side's, then the right side's. */
export function membersOf({ nodes }: LayoutInput, { left, right }: BlockContent): Int32Array {
  const members = new Int32Array(left.length + right.length);
  let at = 0;
  for (const node of left) members[at++] = nodes[node * NODE_FIELDS] ?? -1;
  for (const node of right) members[at++] = nodes[node * NODE_FIELDS] ?? -1;
  return members;
}

/** The first of them; -1: nobody is in it. */
export function headOf({ nodes }: LayoutInput, { left, right }: BlockContent): number {
  return nodes[(left[0] ?? right[0] ?? -1) * NODE_FIELDS] ?? -1;
}

function sizeOf({ left, right }: BlockContent): number {
  return left.length + right.length;
}

/** Which value of BLOCK tells how it is drawn. */
export function blockKind(content: BlockContent, dense: boolean): number {
  if (content.kind === 'plate') return BLOCK.plate;
  if (content.kind === 'dots') return dense ? BLOCK.dots : BLOCK.roster;
  if (content.kind === 'shelf') return dense ? BLOCK.denseShelf : BLOCK.shelf;
  return dense ? BLOCK.densePanel : BLOCK.panel;
}
