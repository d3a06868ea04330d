import type { Palette } from '../../theme/palette.ts';
import type { Brush, Context } from '../draw/brush.ts';
import { drawProcess } from '../draw/glyphs/process.ts';
import { drawQueue } from '../draw/glyphs/queue.ts';
import { drawSegment } from '../draw/glyphs/segment.ts';
import { drawSemaphores } from '../draw/glyphs/semaphores.ts';
import { drawMark } from '../draw/marks.ts';
import { head, STROKES } from '../draw/threads.ts';
import type { FilterKey } from '../filter/filter.ts';
import type { Mark } from '../marks/marks.ts';
import type { ThreadLook } from '../scene/scene.ts';

/** One entry of the legend. */
export interface LegendEntry {
  /** What it hides and shows. */
  readonly key: FilterKey;
  readonly words: string;
  /** The whole of it, on hover. */
  readonly more: string;
  /** Draws around the origin. */
  readonly draw: (brush: Brush) => void;
}

const SCALE = 0.78;

export const LEGEND: readonly LegendEntry[] = [
  {
    key: 'process',
    words: 'process',
    more: 'A process that is tied to an IPC object. A bold ring: running, a fine one: sleeping. Broken: cannot be interrupted. Two bars: stopped. Hollow: ended.',
    draw: ({ context, palette }) => drawProcess(context, palette, 'R', 0, 0, 0.95),
  },
  {
    key: 'quiet',
    words: 'uses none',
    more: 'Processes that the kernel connects with no IPC object. Many are counted on a plate.',
    draw: ({ context, palette }) => drawQuiet(context, palette),
  },
  {
    key: 'msg',
    words: 'queue',
    more: 'A System V message queue, as full as its bytes are of the limit for new queues (msgmnb).',
    draw: ({ context, palette }) =>
      drawQueue(context, palette, { kind: 'msg', empty: false, fullness: 0.5 }, 0, 0, SCALE),
  },
  {
    key: 'mqueue',
    words: 'POSIX queue',
    more: 'A POSIX message queue: known by a name instead of a key.',
    draw: ({ context, palette }) =>
      drawQueue(context, palette, { kind: 'mqueue', empty: false, fullness: 0.3 }, 0, 1, SCALE),
  },
  {
    key: 'sem',
    words: 'semaphore set',
    more: 'A counter for each semaphore. Full: above zero, raised: somebody waits, a dot: not read.',
    draw: ({ context, palette }) =>
      drawSemaphores(context, palette, { semaphores: null, count: 3 }, 0, 0, SCALE),
  },
  {
    key: 'shm',
    words: 'shared memory',
    more: 'A segment, larger for more bytes, with a port for each attach. Broken: to be removed.',
    draw: ({ context, palette }) =>
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
    key: 'read-write',
    words: 'reads and writes',
    more: 'Attached to the segment, or has the queue open, to read and to write.',
    draw: line('read-write'),
  },
  {
    key: 'one-way',
    words: 'reads',
    more: 'Attached or open to read only; the other way round: to write only.',
    draw: line('read'),
  },
  {
    key: 'sent',
    words: 'sent last',
    more: 'The last to send a message, or to receive one. It may no longer be connected.',
    draw: line('sent'),
  },
  {
    key: 'touched',
    words: 'used last',
    more: 'Made the segment, or was the last to use it. It may no longer be connected.',
    draw: line('touched'),
  },
  {
    key: 'waiting',
    words: 'waits',
    more: 'Blocked in a system call on the object; red in a ring of waits.',
    draw: line('waiting'),
  },
  {
    key: 'deadlock',
    words: 'deadlock?',
    more: 'Suspected: these processes wait for each other in a ring. A broken red line leads to who was the last to use what is waited for.',
    draw: mark('deadlock'),
  },
  {
    key: 'leaked',
    words: 'leaked',
    more: 'Nobody uses it, and those who did have ended.',
    draw: mark('leaked'),
  },
  {
    key: 'near-limit',
    words: 'near a limit',
    more: 'A queue that is full or nearly so, or a namespace that has used up nine tenths of a limit.',
    draw: mark('near-limit'),
  },
  {
    key: 'held',
    words: 'held, empty',
    more: 'An IPC namespace without a process that a mount, a descriptor or a socket keeps.',
    draw: mark('held'),
  },
  {
    key: 'unread',
    words: 'not read',
    more: 'Something of it could not be read: a namespace with its curtains drawn, an object in part.',
    draw: mark('unread'),
  },
];

function line(look: ThreadLook): LegendEntry['draw'] {
  return ({ context, palette }) => {
    const { width, dash, heads } = STROKES[look];
    context.strokeStyle = look === 'waiting' ? palette.caution : palette.inkFaint;
    context.fillStyle = context.strokeStyle;
    context.lineWidth = width;
    context.setLineDash([...dash]);
    context.beginPath();
    context.moveTo(-10, 0);
    context.lineTo(10, 0);
    context.stroke();
    if (heads[0]) head(context, -11, 0, Math.PI, 5.5);
    if (heads[1]) head(context, 11, 0, 0, 5.5);
  };
}

function mark(of: Mark): LegendEntry['draw'] {
  return (brush) => drawMark(brush, of, 0, 0, 7);
}

function drawQuiet(context: Context, palette: Palette): void {
  context.strokeStyle = palette.inkFaint;
  context.fillStyle = palette.canvas;
  context.lineWidth = 1;
  context.beginPath();
  context.roundRect(-10, -6, 20, 12, 4);
  context.fill();
  context.stroke();
  context.fillStyle = palette.inkFaint;
  context.beginPath();
  context.moveTo(-6, -3.5);
  context.lineTo(-6, 3.5);
  context.lineTo(-1.5, 0);
  context.fill();
}
