import type { Palette } from '../../../theme/palette.ts';
import type { Context } from '../brush.ts';

/** Of the tray, in the picture's units. */
export const QUEUE = { width: 24, height: 20 } as const;

/** Slots of the tray that messages can fill. */
const SLOTS = 4;

/** What a queue's tray shows. */
export interface Tray {
  readonly kind: 'msg' | 'mqueue';
  /** Whether anything waits in it. */
  readonly empty: boolean;
  /** 0 to 1; null: not measurable, then what waits fills one slot. */
  readonly fullness: number | null;
}

/** How many slots are filled: none only where nothing waits. */
export function filledSlots({ empty, fullness }: Tray): number {
  if (empty) return 0;
  return Math.max(1, Math.min(SLOTS, Math.ceil((fullness ?? 0) * SLOTS)));
}

/**
 * A tray open at the top, messages lying in it from the bottom up. A POSIX queue
 * has a name where the other has a key: its tray is round below and carries the
 * slash that names begin with.
 */
export function drawQueue(
  context: Context,
  palette: Palette,
  tray: Tray,
  x: number,
  y: number,
  scale: number,
): void {
  const width = QUEUE.width * scale;
  const height = QUEUE.height * scale;
  const left = x - width / 2;
  const top = y - height / 2;
  const colour = palette.kind[tray.kind];
  const posix = tray.kind === 'mqueue';
  const corner = (posix ? 8 : 1.5) * scale;
  context.strokeStyle = colour;
  context.fillStyle = colour;
  context.lineWidth = Math.max(1, 1.8 * scale);
  context.lineJoin = 'round';
  context.beginPath();
  context.moveTo(left, top);
  context.lineTo(left, top + height - corner);
  context.arcTo(left, top + height, left + corner, top + height, corner);
  context.lineTo(left + width - corner, top + height);
  context.arcTo(left + width, top + height, left + width, top + height - corner, corner);
  context.lineTo(left + width, top);
  context.globalAlpha *= 0.13;
  context.fill();
  context.globalAlpha /= 0.13;
  context.stroke();

  const step = (height - 3 * scale) / SLOTS;
  const filled = filledSlots(tray);
  for (let slot = 0; slot < SLOTS; slot++) {
    // The round bottom leaves less room to the lowest message.
    const inset = (posix ? (slot === 0 ? 7 : 4) : 4) * scale;
    const at = top + height - 3.2 * scale - slot * step;
    if (slot < filled)
      context.fillRect(left + inset, at - step * 0.62, width - 2 * inset, step * 0.62);
  }
  if (posix) {
    context.lineWidth = Math.max(1, 1.6 * scale);
    context.beginPath();
    context.moveTo(left + width + 1.5 * scale, top - 3.5 * scale);
    context.lineTo(left + width - 3.5 * scale, top + 6.5 * scale);
    context.strokeStyle = palette.floor[0];
    context.lineWidth *= 2.6;
    context.stroke();
    context.strokeStyle = colour;
    context.lineWidth /= 2.6;
    context.stroke();
  }
}
