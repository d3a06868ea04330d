import type { IpcObject } from '../../../../preload/contract.ts';
import type { Palette } from '../../../theme/palette.ts';
import type { Context } from '../brush.ts';
import { drawQueue } from './queue.ts';
import { drawSegment } from './segment.ts';
import { drawSemaphores } from './semaphores.ts';

/** The glyph of an IPC object around x, y. */
export function drawObject(
  context: Context,
  palette: Palette,
  object: IpcObject,
  fullness: number | null,
  x: number,
  y: number,
  scale: number,
): void {
  switch (object.kind) {
    case 'msg':
      drawQueue(
        context,
        palette,
        { kind: 'msg', empty: object.messages === 0, fullness },
        x,
        y,
        scale,
      );
      return;
    case 'mqueue':
      drawQueue(
        context,
        palette,
        { kind: 'mqueue', empty: object.bytes === 0, fullness },
        x,
        y,
        scale,
      );
      return;
    case 'sem':
      drawSemaphores(context, palette, object, x, y, scale);
      return;
    case 'shm':
      drawSegment(context, palette, object, x, y, scale);
  }
}
