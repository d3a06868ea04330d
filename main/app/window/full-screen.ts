import { BrowserWindow, type WebContents } from 'electron';

/** Makes a window fill its screen, or no longer; tells whether it did before. */
export function fillScreen(sender: WebContents, full: boolean): boolean {
  const window = BrowserWindow.fromWebContents(sender);
  if (window === null) return false;
  const before = window.isFullScreen();
  // The page is not to be trusted with more than a yes or no.
  if (before !== (full === true)) window.setFullScreen(full === true);
  return before;
}
