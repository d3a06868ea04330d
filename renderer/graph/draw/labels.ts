import { BLOCK_FIELDS } from '../layout/contract.ts';
import { GROUP } from '../layout/measures.ts';
import { formIn, formOf, labelWidth } from '../picture/form.ts';
import { blockBox } from '../picture/picture.ts';
import type { Shown } from '../picture/shown.ts';
import type { Brush } from './brush.ts';
import { Pens } from './pens.ts';
import type { View } from './view.ts';

/** Names and captions appear from these zooms on; those of nodes without a place later. */
const NAMES_FROM = 0.4;
const CAPTIONS_FROM = 0.5;
const TINY_FROM = 5;
/** Texts further than this outside of the window are not written, in CSS pixels. */
const OUTSIDE = 40;

/** The labels of nodes and the captions of groups in some blocks. */
export function drawLabels(
  brush: Brush,
  shown: Shown,
  view: View,
  blocks: readonly number[],
): void {
  const { picture } = shown;
  const { layout, scene, strays } = picture;
  if (view.k < NAMES_FROM) return;
  const pens = new Pens(brush, view.k);
  for (const block of blocks) {
    const field = block * BLOCK_FIELDS;
    const form = formIn(picture, block);
    const group = scene.groups[layout.blocks[field + 3] ?? -1];
    if (group?.closed) continue;
    if (group && view.k >= CAPTIONS_FROM) {
      const { x, y, width } = blockBox(shown.boxes, block);
      // Beside the sign of those that can be closed.
      const aside = group.id === null ? 0 : GROUP.aside;
      const left = (x + aside) * view.k + view.x;
      pens.caption(group.caption, left, y * view.k + view.y, (width - aside) * view.k);
    }
    const left = labelWidth(picture, block, 'process') * view.k;
    const right = labelWidth(picture, block, 'object') * view.k;
    if (left + right === 0 && view.k < TINY_FROM) continue;
    const end = layout.blocks[field + 5] ?? 0;
    for (let at = layout.blocks[field + 4] ?? 0; at < end; at++) {
      const place = layout.members[at] ?? 0;
      const node = scene.nodes[place];
      if (!node || strays.has(place) || (shown.presence?.[place] ?? 1) < 0.5) continue;
      const y = (shown.nodes[place * 2 + 1] ?? 0) * view.k + view.y;
      if (y < -OUTSIDE || y > view.height + OUTSIDE) continue;
      const x = (shown.nodes[place * 2] ?? 0) * view.k + view.x;
      const width = node.kind === 'process' ? left : right;
      if (width > 0) pens.label(node, form, x, y, width);
      else pens.tiny(node, form, x, y);
    }
  }
  pens.write();
}

/** The label of one node, as where it stands. */
export function drawLabel(brush: Brush, shown: Shown, view: View, index: number): void {
  const { picture } = shown;
  const node = picture.scene.nodes[index];
  if (!node || view.k < NAMES_FROM) return;
  const pens = new Pens(brush, view.k);
  const x = (shown.nodes[index * 2] ?? 0) * view.k + view.x;
  const y = (shown.nodes[index * 2 + 1] ?? 0) * view.k + view.y;
  const block = picture.index.blockOfNode[index] ?? 0;
  const kind = node.kind === 'process' ? 'process' : 'object';
  const width = labelWidth(picture, block, kind) * view.k;
  if (width > 0) pens.label(node, formOf(picture, index), x, y, width);
  else if (view.k >= TINY_FROM) pens.tiny(node, formOf(picture, index), x, y);
  pens.write();
}
