import type { SemaphoreSet } from '../../../../preload/contract.ts';
import type { Palette } from '../../../theme/palette.ts';
import type { Context } from '../brush.ts';

/** More counters than this are shown as this many and an ellipsis. */
const MOST = 4;

export type Counters = Pick<SemaphoreSet, 'semaphores' | 'count'>;

const COUNTER = { width: 6, height: 17, gap: 1.6 } as const;

/** Of the row of counters, in the picture's units. */
export function semaphoresSize({ count }: Counters): { width: number; height: number } {
  const shown = Math.max(1, Math.min(MOST, count));
  return {
    width: shown * COUNTER.width + (shown - 1) * COUNTER.gap + (count > MOST ? 5 : 0),
    height: COUNTER.height,
  };
}

/**
 * A row of counters, one for each semaphore: full where its value is above zero,
 * empty at zero, with a question's dot where it was not read; raised where
 * somebody waits for it.
 */
export function drawSemaphores(
  context: Context,
  palette: Palette,
  { semaphores, count }: Counters,
  x: number,
  y: number,
  scale: number,
): void {
  const shown = Math.max(1, Math.min(MOST, count));
  const width = COUNTER.width * scale;
  const gap = COUNTER.gap * scale;
  const height = COUNTER.height * scale;
  const more = count > MOST;
  const row = shown * width + (shown - 1) * gap;
  let left = x - row / 2 - (more ? 2.5 * scale : 0);
  context.strokeStyle = palette.kind.sem;
  context.fillStyle = palette.kind.sem;
  context.lineWidth = Math.max(1, 1.5 * scale);
  for (let at = 0; at < shown; at++) {
    const semaphore = semaphores?.[at];
    const waited = semaphore && semaphore.waitingToRise + semaphore.waitingForZero > 0;
    const top = y - height / 2 - (waited ? 4 * scale : 0);
    context.beginPath();
    context.roundRect(left, top, width, height, 2 * scale);
    context.globalAlpha *= 0.13;
    context.fill();
    context.globalAlpha /= 0.13;
    context.stroke();
    if (semaphore && semaphore.value > 0) {
      const inset = 1.6 * scale;
      context.fillRect(left + inset, top + inset, width - 2 * inset, height - 2 * inset);
    } else if (!semaphore) {
      context.beginPath();
      context.arc(left + width / 2, top + height / 2, 0.9 * scale, 0, 2 * Math.PI);
      context.fill();
    }
    left += width + gap;
  }
  if (!more) return;
  for (let dot = 0; dot < 2; dot++) {
    context.beginPath();
    context.arc(
      left + (1 + dot * 3.4) * scale,
      y + height / 2 - scale,
      1.1 * scale,
      0,
      2 * Math.PI,
    );
    context.fill();
  }
}
