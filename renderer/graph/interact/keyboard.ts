import type { Stage } from '../stage.ts';

/** One press of an arrow key moves by this much, in CSS pixels. */
const STEP = 80;

/** What a key does to the picture; false: nothing, it is for somebody else. */
export function pressKey(stage: Stage, event: KeyboardEvent, clear: () => void): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  switch (event.key) {
    case 'ArrowLeft':
      stage.camera.panBy(STEP, 0);
      return true;
    case 'ArrowRight':
      stage.camera.panBy(-STEP, 0);
      return true;
    case 'ArrowUp':
      stage.camera.panBy(0, STEP);
      return true;
    case 'ArrowDown':
      stage.camera.panBy(0, -STEP);
      return true;
    case 'Escape':
      clear();
      return true;
    default:
      return false;
  }
}
