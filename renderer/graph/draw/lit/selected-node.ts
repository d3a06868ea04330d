import { usable } from '../../../../preload/contract.ts';
import { formOf } from '../../picture/form.ts';
import type { Shown } from '../../picture/shown.ts';
import type { Light } from '../../reach/light.ts';
import type { Brush } from '../brush.ts';
import { glyphExtent } from '../glyphs/extent.ts';
import { drawGroup, groupTag } from '../groups.ts';
import { drawLabel } from '../labels.ts';
import { drawNodeMark, nodeMarkBox } from '../marked.ts';
import type { View } from '../view.ts';
import {
  at,
  draw,
  halo,
  lightThreads,
  litPlate,
  litWall,
  others,
  reach,
  ring,
  SELECTED_RING,
  traceFloor,
  VEIL,
  veil,
} from './strokes.ts';
import { drawTag } from './tags.ts';

/** The rest of the room recedes less than what is behind its walls. */
const INSIDE = 0.42;
/**
 * A process or an object that is selected: its room stays lit within its walls, in it
 * what it may use, or who may use it, with what may be done; what it sees and may not
 * touch is faint with a lock; its threads stand out. All else recedes.
 */
export function selectedNode(
  brush: Brush,
  shown: Shown,
  view: View,
  index: number,
  light: Light | null,
): void {
  const { context, palette } = brush;
  const { scene } = shown.picture;
  if (!scene.nodes[index]) return;
  darken(brush, shown, view, light);
  const tied = others(shown, index);
  const rooms = new Set([index, ...tied].map((node) => scene.nodes[node]?.room));
  for (const room of rooms) if (room !== undefined) litPlate(brush, shown, view, room);
  lightThreads(brush, shown, view, index, palette.accent);
  halo(brush, shown, view, index);
  for (const node of tied) {
    if (light && isUsed(light, node)) continue;
    draw(brush, shown, view, node);
    drawLabel(brush, shown, view, node);
  }
  drawReach(brush, shown, view, light, index);
  draw(brush, shown, view, index);
  drawLabel(brush, shown, view, index, true);
  drawNodeMark(brush, shown, view, index);
  ring(brush, shown, view, index, palette.accent, SELECTED_RING);
  context.globalAlpha = 1;
}

/** Veils everything; the floor of the room that is lit less. */
export function darken(brush: Brush, shown: Shown, view: View, light: Light | null): void {
  const room = light?.room ?? -1;
  veil(brush, VEIL, () => {
    brush.context.rect(0, 0, view.width, view.height);
    if (room >= 0) traceFloor(brush, shown, view, room);
  });
  if (room < 0) return;
  veil(brush, INSIDE, () => traceFloor(brush, shown, view, room));
  litWall(brush, shown, view, room, brush.palette.ink, 0.75);
}

/** Whether something is drawn with all that may be used. */
export function isUsed({ reach }: Light, node: number): boolean {
  return usable(reach.get(node)?.access ?? 'unknown');
}

/** What is reached; what is seen and cannot be touched stays as faint as the room, with a lock. */
export function drawReach(
  brush: Brush,
  shown: Shown,
  view: View,
  light: Light | null,
  except: number,
): void {
  if (!light) return;
  for (const [group, counts] of light.groups) {
    if (counts.may > 0) drawGroup(brush, shown, view, group);
    groupTag(brush, shown, view, group, counts);
  }
  for (const [node, { access }] of light.reach) {
    if (node === except) continue;
    if (usable(access)) {
      draw(brush, shown, view, node);
      drawLabel(brush, shown, view, node);
      drawNodeMark(brush, shown, view, node);
    }
    tag(brush, shown, view, node, access);
  }
}

function tag(
  brush: Brush,
  shown: Shown,
  view: View,
  index: number,
  access: Parameters<typeof drawTag>[1],
): void {
  const node = shown.picture.scene.nodes[index];
  const form = formOf(shown.picture, index);
  // A dot has no place for one.
  if (!node || form === 'many') return;
  const { x, y } = at(shown, view, index);
  const radius = reach(shown, index);
  const half = node.kind === 'process' ? { x: radius, y: radius } : glyphExtent(node.object);
  // Names stand to the left of who has threads, and to the right of all else.
  const side = node.kind === 'process' && form === 'full' ? 'right' : 'left';
  const corner = { x: x + (side === 'right' ? 1 : -1) * half.x * view.k, y: y - half.y * view.k };
  const mark = nodeMarkBox(shown, view, index);
  drawTag(brush, access, { ...corner, side, until: mark?.x }, view.k);
}
