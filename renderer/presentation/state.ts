import { create } from 'zustand';
import { bridge } from '../app/bridge.ts';

interface PresentationState {
  readonly on: boolean;
  /** A ring follows the pointer. */
  readonly ring: boolean;
}

/** Changed by the functions below, and by nothing else. */
export const usePresentation = create<PresentationState>(() => ({ on: false, ring: false }));

/** Whether the window filled the screen already: then it does afterwards, too. */
let wasFull = false;

export function togglePresentation(): void {
  if (usePresentation.getState().on) leavePresentation();
  else present();
}

function present(): void {
  usePresentation.setState({ on: true, ring: false });
  void bridge()
    ?.fillScreen(true)
    .then((before) => {
      wasFull = before;
    });
}

export function leavePresentation(): void {
  usePresentation.setState({ on: false, ring: false });
  void bridge()?.fillScreen(wasFull);
}

export function showRing(ring: boolean): void {
  usePresentation.setState({ ring });
}

/** Whether what a command works on is there: while presenting there is only the picture. */
export function notPresenting(): boolean {
  return !usePresentation.getState().on;
}
