import type { Palette } from '../../theme/palette.ts';
import type { Context } from '../draw/brush.ts';
import { drawProcess } from '../draw/glyphs/process.ts';
import { drawQueue } from '../draw/glyphs/queue.ts';
import { drawSegment } from '../draw/glyphs/segment.ts';
import { drawSemaphores } from '../draw/glyphs/semaphores.ts';
import { head, STROKES } from '../draw/threads.ts';
import type { ThreadLook } from '../scene/scene.ts';

/** One entry of the legend. */
export interface LegendEntry {
  readonly words: string;
  /** The whole of it, on hover. */
  readonly more: string;
  /** Draws around the origin. */
  readonly draw: (context: Context, palette: Palette) => void;
}

const SCALE = 0.78;

export const LEGEND: readonly LegendEntry[] = [
  {
    words: 'process',
    more: 'A fine ring: sleeping. Broken: cannot be interrupted. Two bars: stopped. Hollow: ended.',
    draw: (context, palette) => drawProcess(context, palette, 'S', 0, 0, 0.95),
  },
  {
    words: 'running',
    more: 'A process that runs or is ready to.',
    draw: (context, palette) => drawProcess(context, palette, 'R', 0, 0, 0.95),
  },
  {
    words: 'queue',
    more: 'A System V message queue, as full as its bytes are of the limit for new queues (msgmnb).',
    draw: (context, palette) =>
      drawQueue(context, palette, { kind: 'msg', empty: false, fullness: 0.5 }, 0, 0, SCALE),
  },
  {
    words: 'POSIX queue',
    more: 'A POSIX message queue: known by a name instead of a key.',
    draw: (context, palette) =>
      drawQueue(context, palette, { kind: 'mqueue', empty: false, fullness: 0.3 }, 0, 1, SCALE),
  },
  {
    words: 'semaphore set',
    more: 'A counter for each semaphore. Full: above zero, raised: somebody waits, a dot: not read.',
    draw: (context, palette) =>
      drawSemaphores(context, palette, { semaphores: null, count: 3 }, 0, 0, SCALE),
  },
  {
    words: 'shared memory',
    more: 'A segment, larger for more bytes, with a port for each attach. Broken: to be removed.',
    draw: (context, palette) =>
      drawSegment(
        context,
        palette,
        { bytes: 2 ** 26, attaches: 3, markedForRemoval: false, locked: false },
        0,
        0,
        SCALE,
      ),
  },
  {
    words: 'reads and writes',
    more: 'Attached to the segment, or has the queue open, to read and to write.',
    draw: line('read-write'),
  },
  {
    words: 'reads',
    more: 'Attached or open to read only; the other way round: to write only.',
    draw: line('read'),
  },
  {
    words: 'sent last',
    more: 'The last to send a message, or to receive one. It may no longer be connected.',
    draw: line('sent'),
  },
  {
    words: 'used last',
    more: 'Made the segment, or was the last to use it. It may no longer be connected.',
    draw: line('touched'),
  },
  { words: 'waits', more: 'Blocked in a system call on the object.', draw: line('waiting') },
];

function line(look: ThreadLook): LegendEntry['draw'] {
  return (context, palette) => {
    const { width, dash, heads } = STROKES[look];
    context.strokeStyle = look === 'waiting' ? palette.caution : palette.inkFaint;
    context.fillStyle = context.strokeStyle;
    context.lineWidth = width;
    context.setLineDash([...dash]);
    context.beginPath();
    context.moveTo(-12, 0);
    context.lineTo(12, 0);
    context.stroke();
    if (heads[0]) head(context, -13, 0, Math.PI, 5.5);
    if (heads[1]) head(context, 13, 0, 0, 5.5);
  };
}
