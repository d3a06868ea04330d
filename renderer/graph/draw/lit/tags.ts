import type { Access } from '../../../../preload/contract.ts';
import type { Palette } from '../../../theme/palette.ts';
import type { Brush, Context } from '../brush.ts';

/** From this zoom on a tag leaves the names beside it readable; below, what may not be touched is only faint. */
const FROM = 0.75;
/** Size of a tag's letters, in CSS pixels, whatever the zoom. */
const LETTERS = { least: 9, most: 14, natural: 10 } as const;

const WORDS: Readonly<Partial<Record<Access, string>>> = {
  read: 'r',
  write: 'w',
  'read-write': 'rw',
  unknown: '?',
};

/** Where a tag stands, in CSS pixels. */
export interface TagPlace {
  /** A corner of the glyph: the upper left, or the upper right. */
  readonly x: number;
  readonly y: number;
  /** On which side of the corner: threads may be covered, a name may not. */
  readonly side: 'left' | 'right';
  /** What else stands there begins here: it ends before. */
  readonly until?: number | undefined;
}

/** What may be done, at a corner of a glyph: letters as ls(1) has them, or a lock where it is nothing. */
export function drawTag(
  { context, palette, lettering }: Brush,
  /** Or a number of those who may. */
  access: Access | `${number} may`,
  place: TagPlace,
  k: number,
): void {
  if (k < FROM) return;
  const size = Math.max(LETTERS.least, Math.min(LETTERS.most, LETTERS.natural * k));
  const words = access.endsWith('may') ? access : WORDS[access as Access];
  // Large letters would cover the name beside: threads say the same, a lock is no letter.
  if (words !== undefined && lettering.type.scale > 1) return;
  const width =
    words === undefined
      ? size * LOCK_WIDTH
      : lettering.width(context, 'mono', words, size) + size * 0.7;
  const x = middleOf(place, width, size);
  if (words === undefined) {
    drawLock(context, palette, x, place.y, size);
    return;
  }
  plate(context, palette, x - width / 2, place.y - size * 0.68, width, size * 1.36);
  context.fillStyle = palette.ink;
  context.font = lettering.font('mono', size);
  context.textAlign = 'center';
  context.textBaseline = 'alphabetic';
  context.fillText(words, x, place.y + size * 0.33);
  context.textAlign = 'left';
}

function middleOf({ x, side, until = Infinity }: TagPlace, width: number, size: number): number {
  if (side === 'right') return x + width / 2 - size * 0.3;
  return Math.min(x - size * 0.3, until - width / 2);
}

/** By the size of its letters. */
const LOCK_WIDTH = 1.44;

/** A closed padlock around x, y. */
export function drawLock(
  context: Context,
  palette: Palette,
  x: number,
  y: number,
  size: number,
): void {
  const width = size * LOCK_WIDTH;
  plate(context, palette, x - width / 2, y - size * 0.76, width, size * 1.52);
  context.fillStyle = palette.ink;
  context.strokeStyle = palette.ink;
  context.beginPath();
  context.roundRect(x - size * 0.4, y - size * 0.1, size * 0.8, size * 0.58, size * 0.1);
  context.fill();
  context.lineWidth = Math.max(1, size * 0.14);
  context.beginPath();
  context.arc(x, y - size * 0.14, size * 0.26, Math.PI, 0);
  context.stroke();
}

function plate(
  context: Context,
  palette: Palette,
  left: number,
  top: number,
  width: number,
  height: number,
): void {
  context.fillStyle = palette.surface;
  context.strokeStyle = palette.inkSoft;
  context.lineWidth = 1;
  context.beginPath();
  context.roundRect(left, top, width, height, 3);
  context.fill();
  context.stroke();
}
