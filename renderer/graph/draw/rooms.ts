import type { Palette } from '../../theme/palette.ts';
import { ROOM } from '../layout/measures.ts';
import type { Box } from '../picture/picture.ts';
import { plateOf, roomBox } from '../picture/picture.ts';
import type { Shown } from '../picture/shown.ts';
import { liveliness, type Room } from '../scene/scene.ts';
import type { Brush, Context } from './brush.ts';
import type { View } from './view.ts';
import { screenBox } from './view.ts';

/** Floors and walls, the outer ones first. */
export function drawRooms(brush: Brush, shown: Shown, view: View, rooms: readonly number[]): void {
  const { context } = brush;
  for (const place of rooms) {
    const room = shown.picture.scene.rooms[place];
    if (!room) continue;
    const presence = shown.roomPresence?.[place] ?? 1;
    if (presence < 1) context.globalAlpha = presence;
    const depth = shown.picture.index.depth[place] ?? 0;
    const box = screenBox(view, roomBox(shown.rooms, place));
    drawRoom(brush, room, depth, box, plateOf(shown.picture, place) * view.k, view.k);
    if (presence < 1) context.globalAlpha = 1;
  }
}

export function drawRoom(
  { context, palette }: Brush,
  room: Room,
  depth: number,
  box: Box,
  plate: number,
  k: number,
): void {
  const outside = room.kind === 'outside';
  if (room.kind === 'plate') {
    drawTray({ context, palette }, room, depth, box, plate, k);
    return;
  }
  if (!outside) {
    context.fillStyle = roomFloor(palette, depth);
    wallPath(context, box, k, 0);
    context.fill();
  }
  if (!room.readable && !outside) drawCurtains({ context, palette }, box, plate);
  const initial = room.kind === 'initial';
  context.strokeStyle = initial ? palette.wallInitial : palette.wall;
  context.lineWidth = wallWidth(room, k);
  if (outside) {
    context.setLineDash([2, 6]);
    context.lineCap = 'round';
  } else if (room.note !== null && room.readable) context.setLineDash([6, 4]);
  wallPath(context, box, k, context.lineWidth / 2);
  context.stroke();
  context.setLineDash([]);
  context.lineCap = 'butt';
  if (!initial || k < 0.2) return;
  // The kernel's own room has a double wall.
  context.lineWidth = 1;
  wallPath(context, box, k, wallWidth(room, k) + 2.5);
  context.stroke();
}

/** No room but a tray in one, or beside all: sunk into the floor, without a wall of its own. */
function drawTray(
  { context, palette }: Pick<Brush, 'context' | 'palette'>,
  room: Room,
  depth: number,
  box: Box,
  plate: number,
  k: number,
): void {
  context.fillStyle = trayFloor(palette, depth);
  wallPath(context, box, k, 0);
  context.fill();
  if (!room.readable) drawCurtains({ context, palette }, box, plate);
  context.strokeStyle = palette.wall;
  context.lineWidth = wallWidth(room, k) / 2;
  wallPath(context, box, k, context.lineWidth / 2);
  context.stroke();
}

/** `depth`: how many rooms are around it. */
export function roomFloor({ floor }: Palette, depth: number): string {
  return floor[depth % floor.length] ?? floor[0];
}

/** `depth`: how many rooms are around it. */
export function trayFloor(palette: Palette, depth: number): string {
  return depth === 0 ? palette.surface : palette.canvas;
}

/** The more live in it the thicker it is: by a third of a pixel for each doubling. */
export function wallWidth(room: Room, k: number): number {
  const alive = liveliness(room) / 3;
  const [least, natural] = room.kind === 'initial' ? [1.5, 2 + alive * 0.5] : [1, 1.2 + alive];
  return Math.max(least, natural * Math.min(1, k * 1.6), natural * k * 0.6);
}

/** The outline of a room, `inset` CSS pixels inside its edge. */
export function wallPath(context: Context, box: Box, k: number, inset: number): void {
  const width = Math.max(0, box.width - 2 * inset);
  const height = Math.max(0, box.height - 2 * inset);
  const radius = Math.max(0, Math.min(ROOM.radius * k, width / 2, height / 2) - inset);
  context.beginPath();
  context.roundRect(box.x + inset, box.y + inset, width, height, radius);
}

const FOLD = 11;

/** Drawn curtains: slanted folds over all of the floor below the plate. */
function drawCurtains(
  { context, palette }: Pick<Brush, 'context' | 'palette'>,
  box: Box,
  plate: number,
): void {
  const top = box.y + Math.min(box.height, plate);
  const height = box.y + box.height - top;
  if (height < 2) return;
  context.save();
  context.beginPath();
  context.rect(box.x, top, box.width, height);
  context.clip();
  context.strokeStyle = palette.wall;
  context.globalAlpha *= 0.35;
  context.lineWidth = 1;
  context.beginPath();
  for (let at = FOLD; at < box.width + height; at += FOLD) {
    context.moveTo(box.x + at, top);
    context.lineTo(box.x + at - height, top + height);
  }
  context.stroke();
  context.restore();
}
