import { usable } from '../../../../preload/contract.ts';
import type { Shown } from '../../picture/shown.ts';
import type { Light } from '../../reach/light.ts';
import { wallsBetween } from '../breaches.ts';
import type { Brush } from '../brush.ts';
import { drawLabel } from '../labels.ts';
import type { View } from '../view.ts';
import { darken, drawReach, isUsed } from './selected-node.ts';
import {
  at,
  draw,
  halo,
  lightThreads,
  litPlate,
  litWall,
  others,
  ring,
  SELECTED_RING,
  traceFloor,
  VEIL,
  veil,
} from './strokes.ts';

/** What each of two selected processes lights. */
export interface Pair {
  readonly first: number;
  readonly second: number;
  readonly lights: readonly [Light | null, Light | null];
}

/**
 * Two processes: where one room holds both, it stays lit, with what both may use;
 * where a wall stands between them, the walls do, and a line that ends at them.
 */
export function selectedPair(brush: Brush, shown: Shown, view: View, pair: Pair): void {
  const { first, second, lights } = pair;
  const { scene } = shown.picture;
  const [one, other] = [scene.nodes[first], scene.nodes[second]];
  if (!one || !other) return;
  const [here, there] = lights;
  const together = here !== null && here.room >= 0 && here.room === there?.room;
  if (together) darken(brush, shown, view, here);
  else {
    veil(brush, VEIL, () => {
      brush.context.rect(0, 0, view.width, view.height);
      for (const light of lights) {
        if (light && light.room >= 0) traceFloor(brush, shown, view, light.room);
      }
    });
    stress(brush, shown, view, one.room, other.room);
    obstruct(brush, shown, view, first, second);
  }
  for (const room of new Set([one.room, other.room])) litPlate(brush, shown, view, room);
  for (const node of [first, second]) {
    lightThreads(brush, shown, view, node, brush.palette.accent);
    halo(brush, shown, view, node);
    for (const tied of others(shown, node)) {
      if (together && isUsed(here, tied) && isUsed(there, tied)) continue;
      draw(brush, shown, view, tied);
      drawLabel(brush, shown, view, tied);
    }
  }
  if (together) drawReach(brush, shown, view, common(here, there), -1);
  for (const node of [first, second]) {
    draw(brush, shown, view, node);
    drawLabel(brush, shown, view, node);
    ring(brush, shown, view, node, brush.palette.accent, SELECTED_RING);
  }
}

/** What both may do: where only one may use it, the other's answer. */
function common(here: Light, there: Light): Light {
  const reach = new Map(here.reach);
  for (const [node, decision] of there.reach)
    if (!usable(decision.access)) reach.set(node, decision);
  return { ...here, reach, groups: new Map() };
}

function stress(brush: Brush, shown: Shown, view: View, from: number, to: number): void {
  for (const room of wallsBetween(shown, from, to)) {
    litWall(brush, shown, view, room, brush.palette.accent, 2);
  }
}

/** A broken line between the two, crossed out in its middle: there is no way through. */
function obstruct(brush: Brush, shown: Shown, view: View, first: number, second: number): void {
  const { context, palette } = brush;
  const from = at(shown, view, first);
  const to = at(shown, view, second);
  context.strokeStyle = palette.accent;
  context.lineWidth = 1.5;
  context.setLineDash([5, 5]);
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  context.stroke();
  context.setLineDash([]);
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  context.fillStyle = palette.surface;
  context.beginPath();
  context.arc(middle.x, middle.y, 9, 0, 2 * Math.PI);
  context.fill();
  context.lineWidth = 2;
  context.stroke();
  context.beginPath();
  for (const way of [1, -1]) {
    context.moveTo(middle.x - 4, middle.y - 4 * way);
    context.lineTo(middle.x + 4, middle.y + 4 * way);
  }
  context.stroke();
}
