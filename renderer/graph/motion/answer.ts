import type { NodeId } from '../../state/selection.ts';
import type { Box } from '../picture/picture.ts';
import type { Motion } from './motions.ts';
import type { Overlay } from './overlay.ts';

/**
 * The name of an event that asks the overlay what moves: whoever dispatches a
 * `CustomEvent` of this name with an object as its detail finds `moving` in it when
 * `dispatchEvent` returns: what the last frame has drawn, in CSS pixels of the window.
 * For tests, which cannot ask a canvas for its elements.
 */
export const MOVING = 'moving';

export interface MovingDetail {
  moving?: {
    readonly kind: Motion['kind'];
    readonly process: NodeId | null;
    readonly object: NodeId;
    readonly count: number;
    readonly box: Box;
  }[];
}

export function answerMoving(canvas: HTMLCanvasElement, overlay: Overlay): () => void {
  const answer = (event: Event) => {
    if (!(event instanceof CustomEvent) || typeof event.detail !== 'object') return;
    const corner = canvas.getBoundingClientRect();
    const detail: MovingDetail = event.detail ?? {};
    detail.moving = overlay.drawn.map(({ motion: { kind, process, object, count }, box }) => ({
      kind,
      process,
      object,
      count,
      box: { ...box, x: box.x + corner.x, y: box.y + corner.y },
    }));
  };
  canvas.addEventListener(MOVING, answer);
  return () => canvas.removeEventListener(MOVING, answer);
}
