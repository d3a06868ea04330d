import { create } from 'zustand';
import type { Lens } from '../../preload/contract.ts';
import { rememberLens } from '../app/memory.ts';

/** What the picture and the outline are grouped by. Changed by the functions below alone. */
export const useLens = create<{ readonly lens: Lens }>(() => ({ lens: 'ipc' }));

export function lensNow(): Lens {
  return useLens.getState().lens;
}

/** As the window begins: nobody has chosen anything yet. */
export function beginLens(lens: Lens): void {
  useLens.setState({ lens });
}

/** Groups by something else from now on, and in the next window. */
export function chooseLens(lens: Lens): void {
  useLens.setState({ lens });
  rememberLens(lens);
}

export function onLensChange(listener: (lens: Lens) => void): () => void {
  return useLens.subscribe(({ lens }, before) => {
    if (lens !== before.lens) listener(lens);
  });
}
