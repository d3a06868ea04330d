import type { NodeId } from '../../state/selection.ts';
import type { Box } from '../picture/picture.ts';
import type { Stage } from '../stage.ts';

/**
 * The name of an event that asks the canvas where something is: whoever
 * dispatches a `CustomEvent` of this name with `{ id }` as its detail finds `box`
 * in that detail when `dispatchEvent` returns: CSS pixels of the window, as
 * `getBoundingClientRect()` gives them, null where nothing by that id is drawn.
 * `grip` is the part of it that takes the pointer: a room's door-plate, all of
 * anything else.
 * For assistive tools and tests, which cannot ask a canvas for its elements.
 */
export const LOCATE = 'locate';

export interface LocateDetail {
  id: NodeId;
  box?: Box | null;
  grip?: Box | null;
}

export function answerLocate(canvas: HTMLCanvasElement, stage: Stage): () => void {
  const answer = (event: Event) => {
    const detail: unknown = event instanceof CustomEvent ? event.detail : null;
    if (!asks(detail)) return;
    const corner = canvas.getBoundingClientRect();
    const place = stage.locate(detail.id);
    const inWindow = (box: Box): Box => ({ ...box, x: box.x + corner.x, y: box.y + corner.y });
    detail.box = place && inWindow(place.box);
    detail.grip = place && inWindow(place.grip);
  };
  canvas.addEventListener(LOCATE, answer);
  return () => canvas.removeEventListener(LOCATE, answer);
}

function asks(detail: unknown): detail is LocateDetail {
  return (
    typeof detail === 'object' && detail !== null && 'id' in detail && typeof detail.id === 'string'
  );
}
