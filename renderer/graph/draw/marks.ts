import type { Palette } from '../../theme/palette.ts';
import type { Mark } from '../marks/marks.ts';
import type { Brush, Context } from './brush.ts';

/** A mark is no smaller than this, so that it is seen from afar; and not larger, in CSS pixels. */
const LEAST = 5;
const MOST = 16;
const NATURAL = 6.5;

/** How far a mark reaches from its middle, by its size. */
export const MARK_REACH = 1.15;

/** Half the size of a mark at a zoom. */
export function markSize(k: number): number {
  return Math.max(LEAST, Math.min(MOST, NATURAL * k));
}

/**
 * The sign of a mark around x, y, each of its own shape: a closed ring with an arrow
 * for a deadlock, a drop for what has leaked, a triangle with a stroke near a limit, a
 * pin for a namespace that is held, a question mark for what was not read.
 */
export function drawMark(
  { context, palette, lettering }: Brush,
  mark: Mark,
  x: number,
  y: number,
  size: number,
): void {
  const colour = markColour(palette, mark);
  context.lineJoin = 'round';
  context.fillStyle = palette.surface;
  context.strokeStyle = colour;
  context.lineWidth = Math.max(1, size * 0.2);
  disc(context, x, y, size * MARK_REACH);
  context.fill();
  context.stroke();
  context.fillStyle = colour;
  if (mark === 'deadlock') ringed(context, x, y, size * 0.55);
  else if (mark === 'leaked') drop(context, x, y, size * 0.75);
  else if (mark === 'near-limit') warning(context, palette, x, y, size * 0.8);
  else if (mark === 'held') pin(context, x, y, size * 0.8);
  else {
    context.font = lettering.font('bold', size * 1.6);
    context.textAlign = 'center';
    context.textBaseline = 'alphabetic';
    context.fillText('?', x, y + size * 0.56);
    context.textAlign = 'left';
  }
}

/** The sign of a deadlock around what is in it. */
export function drawRing({ context, palette }: Brush, x: number, y: number, radius: number): void {
  context.strokeStyle = palette.finding;
  context.fillStyle = palette.finding;
  context.lineWidth = Math.max(1.2, radius * 0.16);
  context.beginPath();
  context.arc(x, y, radius, 0, 1.65 * Math.PI);
  context.stroke();
  context.beginPath();
  context.moveTo(x + radius * 1.3, y - radius * 0.05);
  context.lineTo(x + radius * 0.7, y - radius * 0.05);
  context.lineTo(x + radius, y - radius * 0.6);
  context.fill();
}

/** Red is for findings that are a problem; what is held or was not read is none. */
export function markColour(palette: Palette, mark: Mark): string {
  if (mark === 'held') return palette.caution;
  return mark === 'unread' ? palette.inkFaint : palette.finding;
}

function disc(context: Context, x: number, y: number, radius: number): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
}

function ringed(context: Context, x: number, y: number, radius: number): void {
  context.beginPath();
  context.arc(x, y, radius, -0.2, 1.6 * Math.PI);
  context.stroke();
  context.beginPath();
  context.moveTo(x + radius * 1.6, y - radius * 0.2);
  context.lineTo(x + radius * 0.4, y - radius * 0.2);
  context.lineTo(x + radius, y - radius * 1.1);
  context.fill();
}

function drop(context: Context, x: number, y: number, size: number): void {
  context.beginPath();
  context.moveTo(x, y - size);
  context.bezierCurveTo(x + size * 1.1, y + size * 0.2, x + size * 0.6, y + size, x, y + size);
  context.bezierCurveTo(x - size * 0.6, y + size, x - size * 1.1, y + size * 0.2, x, y - size);
  context.fill();
}

function warning(context: Context, palette: Palette, x: number, y: number, size: number): void {
  context.beginPath();
  context.moveTo(x, y - size);
  context.lineTo(x + size * 0.95, y + size * 0.7);
  context.lineTo(x - size * 0.95, y + size * 0.7);
  context.fill();
  context.fillStyle = palette.surface;
  context.fillRect(x - size * 0.12, y - size * 0.4, size * 0.24, size * 0.6);
  context.fillRect(x - size * 0.12, y + size * 0.34, size * 0.24, size * 0.22);
}

function pin(context: Context, x: number, y: number, size: number): void {
  disc(context, x, y - size * 0.3, size * 0.5);
  context.fill();
  context.beginPath();
  context.moveTo(x - size * 0.14, y);
  context.lineTo(x + size * 0.14, y);
  context.lineTo(x, y + size);
  context.fill();
}
