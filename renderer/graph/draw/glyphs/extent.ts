import type { IpcObject } from '../../../../preload/contract.ts';
import { QUEUE } from './queue.ts';
import { segmentEdge } from './segment.ts';
import { semaphoresSize } from './semaphores.ts';

/** Half the width and half the height of an object's glyph, in the picture's units. */
export function glyphExtent(object: IpcObject): { x: number; y: number } {
  switch (object.kind) {
    case 'msg':
    case 'mqueue':
      return { x: QUEUE.width / 2 + 1, y: QUEUE.height / 2 - 2 };
    case 'sem': {
      const { width, height } = semaphoresSize(object);
      return { x: width / 2 + 1, y: height / 2 - 1 };
    }
    case 'shm': {
      const half = segmentEdge(object.bytes) / 2;
      return { x: half + 3.6, y: half - 1 };
    }
  }
}
