import { roomFloor, wallPath } from '../graph/draw/rooms.ts';
import { screenBox } from '../graph/draw/view.ts';
import { type Picture, roomBox } from '../graph/picture/picture.ts';
import type { Palette } from '../theme/palette.ts';
import type { SmallView } from './frame.ts';

/** A room smaller than this on it is not seen. */
const LEAST = 2;

/** The rooms of a picture as outlines, the outer ones first. */
export function drawSmall(
  canvas: HTMLCanvasElement,
  picture: Picture,
  view: SmallView,
  palette: Palette,
): void {
  const ratio = window.devicePixelRatio;
  canvas.width = Math.round(view.width * ratio);
  canvas.height = Math.round(view.height * ratio);
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) return;
  context.scale(ratio, ratio);
  context.fillStyle = palette.canvas;
  context.fillRect(0, 0, view.width, view.height);
  context.lineWidth = 1;
  for (const index of picture.index.outermostFirst) {
    const room = picture.scene.rooms[index];
    const box = screenBox({ ...view, ratio }, roomBox(picture.rooms, index));
    if (room === undefined || box.width < LEAST || box.height < LEAST) continue;
    const depth = picture.index.depth[index] ?? 0;
    wallPath(context, box, view.k, 0.5);
    context.fillStyle = roomFloor(palette, depth);
    context.strokeStyle = room.kind === 'initial' ? palette.wallInitial : palette.wall;
    if (room.kind !== 'outside') context.fill();
    context.stroke();
  }
}
