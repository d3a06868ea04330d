import { formOf } from '../picture/form.ts';
import { roomBox } from '../picture/picture.ts';
import { boxOf } from '../picture/place.ts';
import type { Shown } from '../picture/shown.ts';
import type { Target } from '../picture/target.ts';
import type { Brush } from './brush.ts';
import { drawGroup } from './groups.ts';
import { drawLabel } from './labels.ts';
import { PLAIN_RING, ring, traceFloor, VEIL, veil } from './lit/strokes.ts';
import { drawNode } from './nodes.ts';
import { drawPlate, plateAt } from './plates.ts';
import { wallPath, wallWidth } from './rooms.ts';
import type { View } from './view.ts';
import { overlap, screenBox, whole } from './view.ts';

/**
 * What is looked for or pinned stands out, all else recedes. `veiled`: the rest has
 * receded already, behind what is selected.
 */
export function drawLit(
  brush: Brush,
  shown: Shown,
  view: View,
  targets: readonly Target[],
  veiled: boolean,
): void {
  if (!veiled) {
    veil(brush, VEIL, () => {
      brush.context.rect(0, 0, view.width, view.height);
      // What is on the floor of a lit room is lit, what is behind another wall is not.
      for (const { kind, index } of targets) {
        if (kind === 'room') traceFloor(brush, shown, view, index);
      }
    });
  }
  const inSight = targets.filter((target) =>
    overlap(screenBox(view, boxOf(shown, target)), whole(view)),
  );
  // Rooms first: what is lit in them stands on their floor.
  for (const target of inSight)
    if (target.kind === 'room') litRoom(brush, shown, view, target.index);
  // Somebody who is counted is on a plate.
  for (const target of inSight)
    if (target.kind === 'group') drawGroup(brush, shown, view, target.index);
  for (const target of inSight)
    if (target.kind === 'node') litNode(brush, shown, view, target.index);
}

function litRoom(brush: Brush, shown: Shown, view: View, index: number): void {
  const { context, palette } = brush;
  const room = shown.picture.scene.rooms[index];
  if (!room) return;
  context.strokeStyle = palette.ink;
  context.lineWidth = wallWidth(room, view.k) + 0.75;
  wallPath(context, screenBox(view, roomBox(shown.rooms, index)), view.k, context.lineWidth / 2);
  context.stroke();
  const plate = plateAt(brush, shown, view, index);
  if (plate) drawPlate(brush, plate);
}

function litNode(brush: Brush, shown: Shown, view: View, index: number): void {
  const { palette } = brush;
  const { picture } = shown;
  const node = picture.scene.nodes[index];
  if (!node) return;
  const box = screenBox(view, boxOf(shown, { kind: 'node', index }));
  const x = box.x + box.width / 2;
  const y = box.y + box.height / 2;
  const form = formOf(picture, index);
  // A dot is too faint to stand out by itself.
  drawNode(brush, node, form === 'many' ? 'few' : form, x, y, view.k, 1);
  drawLabel(brush, shown, view, index, true);
  ring(brush, shown, view, index, palette.inkSoft, PLAIN_RING);
}
