import type { Shown } from '../picture/shown.ts';
import type { Brush } from './brush.ts';
import { type InSight, inSight } from './cull.ts';
import { drawGhosts } from './ghosts.ts';
import { drawGroups } from './groups.ts';
import { drawLabels } from './labels.ts';
import { drawNodes } from './nodes.ts';
import { drawPlates } from './plates.ts';
import { drawRooms } from './rooms.ts';
import { drawStrays } from './strays.ts';
import { drawThreads } from './threads.ts';
import type { View } from './view.ts';
import { whole, worldBox } from './view.ts';

/** What of the picture the window shows. */
export function lookAt(shown: Shown, view: View): InSight {
  return inSight(shown, worldBox(view, whole(view), 4));
}

/** The picture without what is selected or pointed at; the context is scaled to CSS pixels. */
export function paint(brush: Brush, shown: Shown, view: View, sight: InSight): void {
  const { context, palette } = brush;
  context.globalAlpha = 1;
  context.fillStyle = palette.canvas;
  context.fillRect(0, 0, view.width, view.height);
  drawRooms(brush, shown, view, sight.rooms);
  drawThreads(brush, shown, view, sight.blocks);
  drawNodes(brush, shown, view, sight.blocks);
  drawGroups(brush, shown, view, sight.blocks);
  drawLabels(brush, shown, view, sight.blocks);
  drawGhosts(brush, shown, view);
  drawPlates(brush, shown, view, sight.rooms);
  drawStrays(brush, shown, view);
}
