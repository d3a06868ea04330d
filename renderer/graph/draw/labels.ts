import { BLOCK_FIELDS } from '../layout/contract.ts';
import { CAPTION, GROUP, PROCESS, TEXT } from '../layout/measures.ts';
import { formIn, formOf, labelWidth } from '../picture/form.ts';
import { blockBox } from '../picture/picture.ts';
import type { Shown } from '../picture/shown.ts';
import type { Brush } from './brush.ts';
import { groundOf, isCrossed } from './ground.ts';
import type { Lettering } from './lettering.ts';
import { Pens } from './pens.ts';
import type { TypeSize } from './type-size.ts';
import type { View } from './view.ts';

/** Names and captions appear from these zooms on; those of nodes without a place later. */
export const NAMES_FROM = 0.4;
const CAPTIONS_FROM = 0.5;
const TINY_FROM = 5;
/** Lines of names stand as close as this, by the size of their letters. */
const LEADING = 0.97;
/** Letters that are more than so many times as high as a row would reach out of its panel. */
const HIGHEST = 1.25;
/** A caption stands in its line, that is so many times as high as its letters. */
const CAPTION_LEADING = 1.02;
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
  if (view.k < namesFrom(brush.lettering.type)) return;
  const pens = new Pens(brush, view.k);
  const { lettering, palette } = brush;
  const crossed = isCrossed(picture);
  const captions =
    view.k >= CAPTIONS_FROM &&
    lettering.size(TEXT.caption, view.k) * CAPTION_LEADING <= CAPTION * view.k;
  const tiny = tinyFrom(lettering);
  // Plain letters are always smaller than their rows.
  const plain = lettering.type.scale === 1;
  const spaced = plain ? null : new Spaced(lettering.size(TEXT.name, view.k) * LEADING);
  for (const block of blocks) {
    const field = block * BLOCK_FIELDS;
    const form = formIn(picture, block);
    const group = scene.groups[layout.blocks[field + 3] ?? -1];
    if (group?.closed) continue;
    if (group && captions) {
      const { x, y, width } = blockBox(shown.boxes, block);
      // Beside the sign of those that can be closed.
      const aside = group.id === null ? 0 : GROUP.aside;
      const left = (x + aside) * view.k + view.x;
      pens.caption(group.caption, left, y * view.k + view.y, (width - aside) * view.k);
    }
    const left = labelWidth(picture, block, 'process') * view.k;
    const right = labelWidth(picture, block, 'object') * view.k;
    if (left + right === 0 && view.k < tiny) continue;
    const home = layout.blocks[field + 1] ?? 0;
    const room = crossed ? scene.rooms[home] : undefined;
    const ground = room ? groundOf(palette, room, picture.index.depth[home] ?? 0) : null;
    const end = layout.blocks[field + 5] ?? 0;
    for (let at = layout.blocks[field + 4] ?? 0; at < end; at++) {
      const place = layout.members[at] ?? 0;
      const node = scene.nodes[place];
      if (!node || strays.has(place) || (shown.presence?.[place] ?? 1) < 0.5) continue;
      const y = (shown.nodes[place * 2 + 1] ?? 0) * view.k + view.y;
      if (y < -OUTSIDE || y > view.height + OUTSIDE) continue;
      const x = (shown.nodes[place * 2] ?? 0) * view.k + view.x;
      const width = node.kind === 'process' ? left : right;
      if (width === 0) pens.tiny(node, form, x, y);
      else if (spaced?.hasPlace(x, y) ?? true) pens.label(node, form, x, y, width, ground);
    }
  }
  pens.write();
}

/** The label of one node, as where it stands; `alone`: also where rows are too close for all to have one. */
export function drawLabel(
  brush: Brush,
  shown: Shown,
  view: View,
  index: number,
  alone = false,
): void {
  const { picture } = shown;
  const node = picture.scene.nodes[index];
  if (!node || view.k < (alone ? NAMES_FROM : namesFrom(brush.lettering.type))) return;
  const pens = new Pens(brush, view.k);
  const x = (shown.nodes[index * 2] ?? 0) * view.k + view.x;
  const y = (shown.nodes[index * 2 + 1] ?? 0) * view.k + view.y;
  const block = picture.index.blockOfNode[index] ?? 0;
  const kind = node.kind === 'process' ? 'process' : 'object';
  const width = labelWidth(picture, block, kind) * view.k;
  if (width > 0) pens.label(node, formOf(picture, index), x, y, width);
  else if (view.k >= tinyFrom(brush.lettering)) pens.tiny(node, formOf(picture, index), x, y);
  pens.write();
}

/** The zoom from which on nodes have names. */
export function namesFrom(type: TypeSize): number {
  return Math.max(NAMES_FROM, type.least / (PROCESS.row * HIGHEST));
}

function tinyFrom({ type }: Lettering): number {
  return Math.max(TINY_FROM, type.least / (TEXT.tiny * type.scale));
}

/**
 * Where rows are closer than their letters are high, some go without a name: so that none
 * is written over another. Nodes of one column stand at the same x.
 */
class Spaced {
  readonly #height: number;
  /** The line in each stretch of a column that is as high as a line: there is no more than one. */
  readonly #lines = new Map<string, number>();

  constructor(height: number) {
    this.#height = height;
  }

  /** Takes the place of a line around y, if it is free. */
  hasPlace(x: number, y: number): boolean {
    const column = Math.round(x);
    const stretch = Math.floor(y / this.#height);
    for (const near of [stretch - 1, stretch, stretch + 1]) {
      const other = this.#lines.get(`${column} ${near}`);
      if (other !== undefined && Math.abs(other - y) < this.#height) return false;
    }
    this.#lines.set(`${column} ${stretch}`, y);
    return true;
  }
}
