import { type Label, type Scene, type SceneNode, shortSubtitle } from '../scene/scene.ts';
import {
  GROUP_FIELDS,
  type LayoutInput,
  LEFT,
  NODE_FIELDS,
  RIGHT,
  ROOM_FIELDS,
  TIE_FIELDS,
} from './contract.ts';
import { GROUP, ROOM, TEXT } from './measures.ts';
import { sameNumbers } from './same-numbers.ts';
import { monoWidth, sansWidth } from './text-width.ts';

/** What the layout needs of a scene, and nothing else. */
export type Structure = Pick<LayoutInput, 'lens' | 'type' | 'rooms' | 'nodes' | 'groups' | 'ties'>;

/** Label widths come in steps, so that another digit does not move anything. */
const STEP = 12;
const step = (width: number): number => Math.ceil(width / STEP) * STEP;

const WIDEST_PLATE = 400;
/** Bold letters are a little wider than those that widths are known of. */
const BOLD = 1.05;
/** A little to spare. */
const SPARE = 1.04;
/** A process without threads has a label only where there are few of them. */
const FEW = 15;

/** `type`: how much larger than natural its texts are, see `TypeSize`. */
export function compact(scene: Scene, type = 1): Structure {
  const rooms = new Int32Array(scene.rooms.length * ROOM_FIELDS);
  scene.rooms.forEach((room, index) => {
    const title = sansWidth(room.title, TEXT.title) * BOLD;
    const widest = Math.max(
      title + (room.subtitle ? 12 + sansWidth(shortSubtitle(room), TEXT.plate) * SPARE : 0),
      sansWidth(room.counts, TEXT.plate),
      room.note ? sansWidth(room.note, TEXT.plate) * SPARE : 0,
    );
    const text = Math.min(WIDEST_PLATE, widest) * type;
    const least = Math.max(ROOM.leastWidth, text + 2 * ROOM.pad);
    const notes = room.note ? 1 : 0;
    const beside = Number(room.kind === 'plate' && room.parent === -1);
    rooms.set([room.handle, room.parent, step(least), notes, beside], index * ROOM_FIELDS);
  });

  const sizes = groupSizes(scene);
  const nodes = new Int32Array(scene.nodes.length * NODE_FIELDS);
  scene.nodes.forEach((node, index) => {
    const side = node.kind === 'process' ? LEFT : RIGHT;
    const at = index * NODE_FIELDS;
    nodes[at] = node.handle;
    nodes[at + 1] = node.room;
    nodes[at + 2] = node.group;
    nodes[at + 3] = side;
    // A dot has no label beside it: its name is no part of the structure.
    if (side === LEFT && (sizes[node.group] ?? 0) > FEW) return;
    nodes[at + 4] = step(labelWidth(node) * type);
  });

  const groups = new Int32Array(scene.groups.length * GROUP_FIELDS);
  scene.groups.forEach((group, index) => {
    const side = group.kind === 'objects' ? RIGHT : LEFT;
    const aside = group.id === null ? 0 : GROUP.aside;
    const frame = group.closed ? 2 * GROUP.pad : 0;
    const width = sansWidth(group.caption, TEXT.caption) * SPARE * type + aside + frame;
    const tenths = group.closed ? Math.round(group.scale * 10) : 0;
    const fields = [group.handle, group.room, side, step(width * group.scale), tenths];
    groups.set(fields, index * GROUP_FIELDS);
  });

  const ties = new Int32Array(scene.threads.length * TIE_FIELDS);
  scene.threads.forEach((thread, index) => {
    ties[index * TIE_FIELDS] = thread.process;
    ties[index * TIE_FIELDS + 1] = thread.object;
  });
  return { lens: scene.lens, type, rooms, nodes, groups, ties };
}

const widths = new WeakMap<Label, number>();

function labelWidth({ kind, label }: SceneNode): number {
  let width = widths.get(label);
  if (width === undefined) {
    const name = sansWidth(label.name, TEXT.name);
    width = step(
      SPARE *
        (kind === 'process'
          ? name + 6 + monoWidth(label.detail, TEXT.detail)
          : Math.max(name, sansWidth(label.detail, TEXT.detail))),
    );
    widths.set(label, width);
  }
  return width;
}

function groupSizes(scene: Scene): number[] {
  const sizes = new Array<number>(scene.groups.length).fill(0);
  for (const { group } of scene.nodes) if (group >= 0) sizes[group] = (sizes[group] ?? 0) + 1;
  return sizes;
}

/** Whether nothing would move: then the layout need not be computed again. */
export function sameStructure(a: Structure, b: Structure): boolean {
  return (
    a.lens === b.lens &&
    a.type === b.type &&
    sameNumbers(a.rooms, b.rooms) &&
    sameNumbers(a.nodes, b.nodes) &&
    sameNumbers(a.groups, b.groups) &&
    sameNumbers(a.ties, b.ties)
  );
}
