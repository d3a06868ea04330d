import type { Palette } from '../../theme/palette.ts';
import type { Picture } from '../picture/picture.ts';
import type { Room } from '../scene/scene.ts';
import type { Context } from './brush.ts';
import { roomFloor, trayFloor } from './rooms.ts';

/** How much of what is below a text does not show through. */
const COVERS = 0.86;
/** Around it, by the size of its letters. */
const PAD = 0.16;

/** Whether threads run through walls, and so perhaps through texts that are in their way. */
export function isCrossed({ layout }: Picture): boolean {
  return layout.firstCrossing < layout.ties.length;
}

/** The colour below everything in a room; `depth`: how many rooms are around it. */
export function groundOf(palette: Palette, { kind }: Room, depth: number): string {
  if (kind === 'outside') return palette.canvas;
  if (kind === 'plate') return trayFloor(palette, depth);
  return roomFloor(palette, depth);
}

/** Covers what is below a text that begins at x on the line y; all in CSS pixels. */
export function layGround(
  context: Context,
  ground: string,
  text: { readonly x: number; readonly y: number; readonly width: number; readonly size: number },
): void {
  const { x, y, width, size } = text;
  const pad = size * PAD;
  const { fillStyle } = context;
  context.fillStyle = ground;
  context.globalAlpha *= COVERS;
  context.fillRect(x - pad, y - size * 0.8 - pad, width + 2 * pad, size + 2 * pad);
  context.globalAlpha /= COVERS;
  context.fillStyle = fillStyle;
}
