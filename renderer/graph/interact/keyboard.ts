import type { Stage } from '../stage.ts';

/** One press of an arrow key moves by this much, in CSS pixels. */
const STEP = 80;
const CLOSER = 1.35;

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
    case '+':
    case '=':
      stage.camera.zoomBy(CLOSER);
      return true;
    case '-':
      stage.camera.zoomBy(1 / CLOSER);
      return true;
    case 'f':
      stage.fit();
      return true;
    case 'r':
      stage.arrange();
      stage.fit();
      return true;
    case 'Escape':
      clear();
      return true;
    default:
      return false;
  }
}
