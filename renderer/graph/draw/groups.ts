import { number } from '../../texts/numbers.ts';
import { BLOCK_FIELDS } from '../layout/contract.ts';
import { CAPTION, GROUP, TEXT } from '../layout/measures.ts';
import { type Box, groupBox } from '../picture/picture.ts';
import type { Shown } from '../picture/shown.ts';
import type { GroupReach } from '../reach/light.ts';
import type { Group } from '../scene/scene.ts';
import type { Brush } from './brush.ts';
import { drawTag } from './lit/tags.ts';
import type { View } from './view.ts';
import { screenBox } from './view.ts';

/** The words on a plate appear from this zoom on; before, it is a patch. */
const WORDS_FROM = 0.3;
/** The sign of an open group appears with its caption. */
const SIGNS_FROM = 0.5;
/** A line of text stands in what is so many times as high as its letters. */
const LEADING = 1.02;

/** The plates of closed groups, and the signs beside the captions of open ones. */
export function drawGroups(
  brush: Brush,
  shown: Shown,
  view: View,
  blocks: readonly number[],
): void {
  const { layout } = shown.picture;
  for (const block of blocks) {
    const group = layout.blocks[block * BLOCK_FIELDS + 3] ?? -1;
    if (group >= 0) drawGroup(brush, shown, view, group);
  }
}

/** One of them: all of a closed one, the sign of an open one. */
export function drawGroup(brush: Brush, shown: Shown, view: View, index: number): void {
  const group = shown.picture.scene.groups[index];
  const place = groupBox(shown.picture, shown.boxes, index);
  if (!group || group.id === null || !place) return;
  const { context, palette, lettering } = brush;
  const k = view.k * group.scale;
  const box = screenBox(view, place);
  const letters = lettering.size(TEXT.caption, k);
  if (!group.closed) {
    if (k < SIGNS_FROM || letters * LEADING > CAPTION * k) return;
    context.fillStyle = palette.inkFaint;
    sign(brush, box.x + 4 * k, box.y + (CAPTION - 11) * k, letters * 0.36, true);
    return;
  }
  plate(brush, box, k);
  if (k < WORDS_FROM || letters * LEADING > box.height) return;
  const pad = GROUP.pad * k;
  // From afar letters and sign are larger than the plate: they stay apart.
  const aside = Math.max(GROUP.aside * k, 3 * k + letters * 0.7);
  context.fillStyle = palette.inkSoft;
  sign(brush, box.x + pad + 3 * k, box.y + box.height / 2, letters * 0.36, group.unfolded);
  context.font = lettering.font('sans', letters);
  context.fillStyle = palette.inkSoft;
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  const width = box.width - 2 * pad - aside + 8 * k;
  const text = wordsOf(group, (words) => lettering.fit(context, 'sans', words, letters, width));
  context.font = lettering.font('sans', letters);
  context.fillText(text, box.x + pad + aside, box.y + box.height / 2 + letters * 0.35);
}

/** Of a plate whose caption has no place: rather without its words than without its number. */
function wordsOf({ kind, caption, title, processes }: Group, shortened: (words: string) => string) {
  if (kind !== 'processes') return shortened(caption);
  const count = number(processes.length);
  return [caption, `${title} · ${count}`, count].find((words) => shortened(words) === words) ?? '';
}

/** The outline of a plate, as when it is pointed at or selected. */
export function ringGroup(
  { context }: Brush,
  shown: Shown,
  view: View,
  index: number,
  colour: string,
  width: number,
): void {
  const place = groupBox(shown.picture, shown.boxes, index);
  if (!place) return;
  const box = screenBox(view, place);
  context.strokeStyle = colour;
  context.lineWidth = width;
  outline(context, box, view.k, -2);
  context.stroke();
}

/** What those on a plate may do with what is selected: how many may, or that none may. */
export function groupTag(
  brush: Brush,
  shown: Shown,
  view: View,
  index: number,
  { may, mayNot, unknown }: GroupReach,
): void {
  const place = groupBox(shown.picture, shown.boxes, index);
  if (!place || (may > 0 && mayNot + unknown === 0)) return;
  const { x, y } = screenBox(view, place);
  const corner = { x, y, side: 'left' } as const;
  if (may === 0) drawTag(brush, mayNot > 0 ? 'none' : 'unknown', corner, view.k);
  else drawTag(brush, `${may} may`, corner, view.k);
}

function plate({ context, palette }: Brush, box: Box, k: number): void {
  context.fillStyle = palette.canvas;
  context.strokeStyle = palette.processQuiet;
  context.lineWidth = Math.max(0.75, k);
  outline(context, box, k, context.lineWidth / 2);
  context.fill();
  context.stroke();
}

function outline(context: Brush['context'], box: Box, k: number, inset: number): void {
  const { x, y, width, height } = box;
  const radius = Math.max(0, Math.min(7 * k, height / 2));
  context.beginPath();
  context.roundRect(x + inset, y + inset, width - 2 * inset, height - 2 * inset, radius);
}

/** A triangle: to the right where it can be opened, down where it is open. */
function sign({ context }: Brush, x: number, y: number, size: number, open: boolean): void {
  context.beginPath();
  if (open) {
    context.moveTo(x - size, y - size * 0.55);
    context.lineTo(x + size, y - size * 0.55);
    context.lineTo(x, y + size * 0.7);
  } else {
    context.moveTo(x - size * 0.55, y - size);
    context.lineTo(x - size * 0.55, y + size);
    context.lineTo(x + size * 0.7, y);
  }
  context.fill();
}
