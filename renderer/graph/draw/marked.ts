import { BLOCK_FIELDS } from '../layout/contract.ts';
import { PROCESS } from '../layout/measures.ts';
import { type Box, roomBox } from '../picture/picture.ts';
import type { Shown } from '../picture/shown.ts';
import type { Brush } from './brush.ts';
import type { InSight } from './cull.ts';
import { glyphExtent } from './glyphs/extent.ts';
import { at } from './lit/strokes.ts';
import { drawMark, drawRing, MARK_REACH, markSize } from './marks.ts';
import { roomSign, roomSignSize, SIGNS_OF_NODES_FROM } from './room-signs.ts';
import { head } from './threads.ts';
import type { View } from './view.ts';
import { screenBox } from './view.ts';

/** The signs of findings and of what was not read, over what they are about. */
export function drawMarked(brush: Brush, shown: Shown, view: View, sight: InSight): void {
  drawRings(brush, shown, view);
  const { layout, scene } = shown.picture;
  const ofNodes = view.k >= SIGNS_OF_NODES_FROM ? sight.blocks : [];
  for (const block of ofNodes) {
    const field = block * BLOCK_FIELDS;
    const end = layout.blocks[field + 5] ?? 0;
    for (let member = layout.blocks[field + 4] ?? 0; member < end; member++) {
      const place = layout.members[member] ?? 0;
      if (scene.nodes[place]?.mark) drawNodeMark(brush, shown, view, place);
    }
  }
  for (const place of sight.rooms) {
    const mark = roomSign(scene, place, view.k);
    if (!mark) continue;
    const box = screenBox(view, roomBox(shown.rooms, place));
    const size = roomSignSize(view.k);
    const inset = Math.min(box.width / 2, size * 2.1);
    drawMark(brush, mark, box.x + box.width - inset, box.y + Math.min(box.height / 2, inset), size);
  }
}

/**
 * Of one node: its sign at the upper right. A process in a deadlock has the sign of that
 * around it: beside it, it would stand in the row above.
 */
export function drawNodeMark(brush: Brush, shown: Shown, view: View, index: number): void {
  const node = shown.picture.scene.nodes[index];
  if (!node?.mark) return;
  const box = nodeMarkBox(shown, view, index);
  if (box === null) {
    const { x, y } = at(shown, view, index);
    drawRing(brush, x, y, (PROCESS.radius + 4) * view.k);
    return;
  }
  const half = box.width / 2;
  drawMark(brush, node.mark, box.x + half, box.y + half, markSize(view.k));
}

/** Where its sign stands, in CSS pixels; null: it has none, or it is around the glyph. */
export function nodeMarkBox(shown: Shown, view: View, index: number): Box | null {
  const node = shown.picture.scene.nodes[index];
  if (!node?.mark) return null;
  const { k } = view;
  const around = node.mark === 'deadlock' && node.kind === 'process';
  if (around && k >= SIGNS_OF_NODES_FROM) return null;
  const { x, y } = at(shown, view, index);
  const half =
    node.kind === 'process' ? { x: PROCESS.radius, y: PROCESS.radius } : glyphExtent(node.object);
  const size = markSize(k);
  const radius = size * MARK_REACH;
  return {
    x: x + half.x * k * 0.9 - radius,
    y: y - half.y * k - size * 0.95 - radius,
    width: 2 * radius,
    height: 2 * radius,
  };
}

/**
 * What closes a ring of waits: from each object that is waited for to who was the last
 * to use it, broken, because that one need not be who ends the wait.
 */
function drawRings({ context, palette }: Brush, shown: Shown, view: View): void {
  const { k } = view;
  context.strokeStyle = palette.finding;
  context.fillStyle = palette.finding;
  context.lineWidth = Math.max(1, 1.6 * Math.min(k, 2));
  for (const { object, process } of shown.picture.scene.holds) {
    const from = at(shown, view, object);
    const to = at(shown, view, process);
    const angle = Math.atan2(to.y - from.y, to.x - from.x);
    const reach = (PROCESS.radius + 6) * k;
    const start = { x: from.x + reach * Math.cos(angle), y: from.y + reach * Math.sin(angle) };
    const end = { x: to.x - reach * Math.cos(angle), y: to.y - reach * Math.sin(angle) };
    context.setLineDash([6, 4]);
    context.beginPath();
    context.moveTo(start.x, start.y);
    context.lineTo(end.x, end.y);
    context.stroke();
    context.setLineDash([]);
    head(context, end.x, end.y, angle, 6 * Math.max(0.7, Math.min(2, k)));
  }
}
