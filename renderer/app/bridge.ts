import type { Bridge } from '../../preload/contract.ts';

declare global {
  interface Window {
    /** Laid out by the preload script. */
    readonly ipcscope: Bridge;
  }
}

/** Null where the page was opened in a browser, which has no preload script. */
export function bridge(): Bridge | null {
  return (window as Partial<Window>).ipcscope ?? null;
}
