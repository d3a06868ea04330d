import type { View } from '../draw/view.ts';
import { BLOCK_FIELDS } from '../layout/contract.ts';
import { DOT, LABEL_GAP, OBJECT, PROCESS, ROSTER } from '../layout/measures.ts';
import { formIn, labelWidth } from '../picture/form.ts';
import { type Box, blockBox, groupBox, plateOf, roomBox } from '../picture/picture.ts';
import type { Shown } from '../picture/shown.ts';
import type { Target } from '../picture/target.ts';

/** What is under a point, and whether it can be taken there. */
export interface Hit {
  readonly target: Target;
  /** False on a room's bare floor: that is where the picture itself is taken. */
  readonly handle: boolean;
}

/** How near to a small glyph one must point, in CSS pixels. */
const NEAR = 7;
/** A room smaller than this on screen is taken as a whole. */
const SMALL_ROOM = 64;
/** How near to a wall one must point, in CSS pixels. */
const WALL = 5;

/** What is at a point of the screen, in CSS pixels; null: nothing. */
export function hitAt(shown: Shown, view: View, screenX: number, screenY: number): Hit | null {
  const x = (screenX - view.x) / view.k;
  const y = (screenY - view.y) / view.k;
  const stray = nearest(shown, view, shown.picture.strays, x, y);
  if (stray !== null) return { target: { kind: 'node', index: stray }, handle: true };
  // The innermost room comes last, and rooms that were dragged lie over others.
  for (const room of shown.picture.index.outermostFirst.toReversed()) {
    const box = roomBox(shown.rooms, room);
    if (!inside(box, x, y, 0)) continue;
    const target = targetIn(shown, view, room, x, y);
    if (target !== null) return { target, handle: true };
    return {
      target: { kind: 'room', index: room },
      handle: onPlateOrWall(shown, view, room, x, y),
    };
  }
  return null;
}

function onPlateOrWall(shown: Shown, view: View, place: number, x: number, y: number): boolean {
  const room = shown.picture.scene.rooms[place];
  const box = roomBox(shown.rooms, place);
  if (!room || room.kind === 'outside') return false;
  if (box.width * view.k < SMALL_ROOM || box.height * view.k < SMALL_ROOM / 2) return true;
  const plate = Math.max(plateOf(shown.picture, place), 18 / view.k);
  return y < box.y + plate || !inside(box, x, y, -WALL / view.k);
}

function targetIn(shown: Shown, view: View, room: number, x: number, y: number): Target | null {
  const { index, layout } = shown.picture;
  const margin = NEAR / view.k;
  const end = index.blockStarts[room + 1] ?? 0;
  for (let at = index.blockStarts[room] ?? 0; at < end; at++) {
    const block = index.blocks[at] ?? 0;
    if (!inside(blockBox(shown.boxes, block), x, y, margin)) continue;
    const field = block * BLOCK_FIELDS;
    const group = groupIn(shown, block, x, y);
    if (group !== null) return { kind: 'group', index: group };
    const members = layout.members.subarray(
      layout.blocks[field + 4] ?? 0,
      layout.blocks[field + 5] ?? 0,
    );
    const found = nearest(shown, view, members, x, y, block);
    if (found !== null) return { kind: 'node', index: found };
  }
  return null;
}

/** The group whose plate or caption is at a point. */
function groupIn({ picture, boxes }: Shown, block: number, x: number, y: number): number | null {
  const group = picture.layout.blocks[block * BLOCK_FIELDS + 3] ?? -1;
  if ((picture.scene.groups[group]?.id ?? null) === null) return null;
  const box = groupBox(picture, boxes, group);
  return box && inside(box, x, y, 0) ? group : null;
}

/** The node whose glyph, or label, is at a point; the nearest of several. */
function nearest(
  shown: Shown,
  view: View,
  candidates: Iterable<number>,
  x: number,
  y: number,
  block = -1,
): number | null {
  const { picture } = shown;
  const form = block < 0 ? 'full' : formIn(picture, block);
  const near = NEAR / view.k;
  // Labels are there to be read, not to be hit, while they are not drawn.
  const readable = block >= 0 && view.k > 0.4;
  const left = readable ? labelWidth(picture, block, 'process') : 0;
  const right = readable ? labelWidth(picture, block, 'object') : 0;
  let best: number | null = null;
  let least = Infinity;
  for (const place of candidates) {
    const node = picture.scene.nodes[place];
    if (!node || (block >= 0 && picture.strays.has(place))) continue;
    const dx = x - (shown.nodes[place * 2] ?? 0);
    const dy = y - (shown.nodes[place * 2 + 1] ?? 0);
    const process = node.kind === 'process';
    const radius = process ? RADIUS[form] : OBJECT.width / 2;
    const row = form === 'few' ? ROSTER.row : process ? PROCESS.row : OBJECT.row;
    const label = process ? left : right;
    const along = process && form === 'full' ? -dx : dx;
    const onLabel =
      label > 0 && along > 0 && along < radius + LABEL_GAP + label && Math.abs(dy) < row / 2;
    const distance = Math.hypot(dx, dy);
    if (distance < least && (onLabel || distance <= Math.max(radius, near))) {
      best = place;
      least = distance;
    }
  }
  return best;
}

/** How far from its middle a process can be hit, in the picture's units. */
const RADIUS = { full: PROCESS.radius + 3, few: ROSTER.radius + 3, many: DOT.pitch / 2 } as const;

function inside(box: Box, x: number, y: number, margin: number): boolean {
  return (
    x >= box.x - margin &&
    y >= box.y - margin &&
    x <= box.x + box.width + margin &&
    y <= box.y + box.height + margin
  );
}
