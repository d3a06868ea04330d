import type { Process } from '../../../preload/contract.ts';
import { isFolded, quietRooms } from '../../outline/contents.ts';
import { processNode } from '../../state/selection.ts';
import type { Mark } from '../marks/marks.ts';
import type { Choices } from './choices.ts';
import type { SceneMemory } from './memory.ts';
import { type Signed, without } from './signed.ts';

/** More rooms of one room than this are counted, where nothing in them is used. */
export const ROOMS_LIMIT = 24;

/** The rooms inside one room in which there is nothing but processes. */
export interface QuietRooms {
  /** Id of the row that opens and closes them. */
  readonly id: string;
  /** Id of the room that they are in. */
  readonly within: string;
  /** Ids of their namespaces. */
  readonly namespaces: readonly string[];
  /** False: they are among the rooms. */
  readonly closed: boolean;
  readonly processes: readonly Process[];
}

/**
 * Leaves out the rooms that hold no object and no other room, where one room has many of
 * them: beside hundreds of those, the few that hold something would be too small to read.
 */
export function foldQuietRooms(
  rooms: readonly Signed[],
  marks: ReadonlyMap<string, Mark>,
  memory: SceneMemory,
  choices: Choices,
): { rooms: readonly Signed[]; folds: readonly QuietRooms[] } {
  const inside = new Map<number, number[]>();
  const parents = new Set(rooms.map(({ room }) => room.parent));
  rooms.forEach((signed, index) => {
    const { parent } = signed.room;
    if (parent === -1 || parents.has(index) || !isQuiet(signed, marks, choices)) return;
    const siblings = inside.get(parent);
    if (siblings) siblings.push(index);
    else inside.set(parent, [index]);
  });
  const folds: QuietRooms[] = [];
  const left = new Set<number>();
  for (const [parent, indices] of inside) {
    const within = rooms[parent]?.members.id ?? '';
    const folded = isFolded(indices.length, ROOMS_LIMIT, memory.foldedRooms.get(within));
    memory.foldedRooms.set(within, folded);
    if (!folded) continue;
    const id = quietRooms(within);
    const closed = choices.opened.get(id) !== true;
    if (closed) for (const index of indices) left.add(index);
    const processes = indices.flatMap((index) => rooms[index]?.members.processes ?? []);
    const namespaces = indices.map((index) => rooms[index]?.members.id ?? '');
    folds.push({ id, within, namespaces, closed, processes });
  }
  return { rooms: without(rooms, left), folds };
}

/**
 * How large the plate of so many rooms is: its area follows their number, so that it is
 * read from as far away as the rooms beside it. In steps: a room more moves nothing.
 */
export function plateScale(count: number): number {
  return Math.max(1, 2 ** (Math.round(Math.log2(count / ROOMS_LIMIT)) / 2));
}

function isQuiet({ room, members }: Signed, marks: ReadonlyMap<string, Mark>, choices: Choices) {
  return (
    room.kind === 'ordinary' &&
    room.readable &&
    room.size > 0 &&
    room.mark === null &&
    room.note === null &&
    members.objects.length + members.hiddenObjects === 0 &&
    !choices.names?.has(members.id) &&
    !members.processes.some(({ pid }) => marks.has(processNode(pid)))
  );
}
