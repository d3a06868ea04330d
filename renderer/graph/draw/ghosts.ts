import type { Shown } from '../picture/shown.ts';
import type { Brush } from './brush.ts';
import { drawNode } from './nodes.ts';
import { drawPlate } from './plates.ts';
import { drawRoom } from './rooms.ts';
import type { View } from './view.ts';
import { screenBox } from './view.ts';

/** What has just left, fading where it was. */
export function drawGhosts(brush: Brush, shown: Shown, view: View): void {
  const { context } = brush;
  const floor = brush.palette.floor[1];
  for (const { room, box, plate, alpha } of shown.ghostRooms) {
    context.globalAlpha = alpha;
    const place = screenBox(view, box);
    drawRoom(brush, room, 1, place, plate * view.k, view.k);
    const height = plate * view.k;
    drawPlate(brush, {
      room,
      box: place,
      height,
      nested: () => [],
      sign: 0,
      floor,
      crossed: false,
    });
  }
  for (const { node, form, x, y, alpha } of shown.ghosts) {
    context.globalAlpha = alpha;
    drawNode(brush, node, form, x * view.k + view.x, y * view.k + view.y, view.k, 1);
  }
  context.globalAlpha = 1;
}
