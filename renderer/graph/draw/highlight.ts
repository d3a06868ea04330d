import type { Shown } from '../picture/shown.ts';
import type { Target } from '../picture/target.ts';
import type { Light } from '../reach/light.ts';
import type { Brush } from './brush.ts';
import { drawGroup, ringGroup } from './groups.ts';
import { selectedPair } from './lit/pair.ts';
import { selectedNode } from './lit/selected-node.ts';
import {
  draw,
  lightThreads,
  litPlate,
  litWall,
  others,
  PLAIN_RING,
  ring,
  traceFloor,
  VEIL,
  veil,
} from './lit/strokes.ts';
import type { View } from './view.ts';

/** What is selected, and what it lights. */
export interface Selection {
  readonly target: Target;
  readonly light: Light | null;
  /** Another process that the first is compared with. */
  readonly second: { readonly target: Target; readonly light: Light | null } | null;
}

/** What is selected, with what it reaches and what it is tied to; all else recedes. */
export function drawSelected(brush: Brush, shown: Shown, view: View, selection: Selection): void {
  const { target, light, second } = selection;
  if (target.kind === 'room') selectedRoom(brush, shown, view, target.index);
  else if (target.kind === 'group') selectedGroup(brush, shown, view, target.index);
  else if (second?.target.kind === 'node') {
    const lights = [light, second.light] as const;
    const pair = { first: target.index, second: second.target.index, lights };
    selectedPair(brush, shown, view, pair);
  } else selectedNode(brush, shown, view, target.index, light);
}

/** What is pointed at: ringed, its threads darker; nothing else changes. */
export function drawHovered(brush: Brush, shown: Shown, view: View, target: Target): void {
  const { palette } = brush;
  if (target.kind === 'room') litWall(brush, shown, view, target.index, palette.inkSoft, 0.75);
  else if (target.kind === 'group') {
    ringGroup(brush, shown, view, target.index, palette.inkSoft, 1.5);
  } else {
    lightThreads(brush, shown, view, target.index, palette.inkSoft);
    for (const node of [target.index, ...others(shown, target.index)]) {
      draw(brush, shown, view, node);
    }
    ring(brush, shown, view, target.index, palette.inkSoft, PLAIN_RING);
  }
}

/** The room stays lit, what is behind another wall does not: inside it, nested rooms recede too. */
function selectedRoom(brush: Brush, shown: Shown, view: View, index: number): void {
  if (!shown.picture.scene.rooms[index]) return;
  veil(brush, VEIL, () => {
    brush.context.rect(0, 0, view.width, view.height);
    traceFloor(brush, shown, view, index);
  });
  litWall(brush, shown, view, index, brush.palette.accent, 1.25);
  litPlate(brush, shown, view, index);
}

/** Somebody who is counted on a plate. */
function selectedGroup(brush: Brush, shown: Shown, view: View, index: number): void {
  const room = shown.picture.scene.groups[index]?.room ?? -1;
  veil(brush, VEIL, () => brush.context.rect(0, 0, view.width, view.height));
  if (room >= 0) litPlate(brush, shown, view, room);
  drawGroup(brush, shown, view, index);
  ringGroup(brush, shown, view, index, brush.palette.accent, 2.5);
}
