import type { SharedMemory } from '../../../../preload/contract.ts';
import type { Palette } from '../../../theme/palette.ts';
import type { Context } from '../brush.ts';

export type Segment = Pick<SharedMemory, 'bytes' | 'attaches' | 'markedForRemoval' | 'locked'>;

/** Ports that are drawn one by one; more attaches than that look the same. */
const PORTS = 5;
const SMALLEST = 14;
const LARGEST = 23;

/** Edge of the block: a little longer for every doubling, from a page to a gigabyte. */
export function segmentEdge(bytes: SharedMemory['bytes']): number {
  const doublings = Math.log2(Math.max(1, Number(bytes)) / 4096);
  return SMALLEST + (LARGEST - SMALLEST) * Math.max(0, Math.min(1, doublings / 18));
}

/**
 * A block of memory sized by its bytes, with a port on its left for each attach.
 * Marked for removal: hollow and broken outline, it goes with its last attach.
 * Locked in memory: a bar across its foot.
 */
export function drawSegment(
  context: Context,
  palette: Palette,
  segment: Segment,
  x: number,
  y: number,
  scale: number,
): void {
  const edge = segmentEdge(segment.bytes) * scale;
  const left = x - edge / 2;
  const top = y - edge / 2;
  context.strokeStyle = palette.kind.shm;
  context.fillStyle = palette.kind.shm;
  context.lineWidth = Math.max(1, 1.8 * scale);
  context.beginPath();
  context.roundRect(left, top, edge, edge, 2.5 * scale);
  if (segment.markedForRemoval) {
    context.setLineDash([3 * scale, 2.4 * scale]);
    context.stroke();
    context.setLineDash([]);
    context.beginPath();
    context.moveTo(left + edge * 0.25, top + edge * 0.75);
    context.lineTo(left + edge * 0.75, top + edge * 0.25);
    context.stroke();
  } else {
    context.globalAlpha *= 0.3;
    context.fill();
    context.globalAlpha /= 0.3;
    context.stroke();
  }
  if (segment.locked) {
    context.fillRect(left + 3 * scale, top + edge - 5 * scale, edge - 6 * scale, 2 * scale);
  }
  const ports = Math.min(PORTS, segment.attaches);
  const pitch = edge / (ports + 1);
  const pin = Math.min(3.4 * scale, pitch * 0.62);
  for (let port = 1; port <= ports; port++) {
    context.fillRect(left - 3.6 * scale, top + port * pitch - pin / 2, 4 * scale, pin);
  }
}
