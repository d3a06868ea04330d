import type { BrowserWindow } from 'electron';
import { START_PAGE } from './pages.ts';

/** Loads the page, tells of what goes wrong in it, and loads it once more should it crash. */
export function load(window: BrowserWindow): void {
  const { webContents } = window;
  webContents.on('preload-error', (_event, path, error) => {
    complain(`${path}: ${error.message}`);
  });
  webContents.on('console-message', (details, ...older: unknown[]) => {
    const error = errorIn(details, older);
    if (error !== null) complain(error);
  });
  let reloaded = false;
  webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    complain(`the page has ended: ${reason}${reloaded ? '' : '; it is loaded again'}`);
    if (!reloaded) webContents.reload();
    reloaded = true;
  });
  window.loadURL(START_PAGE).catch((error) => {
    if (!window.isDestroyed()) complain(`the page cannot be loaded: ${error}`);
  });
}

/**
 * What an error of the page's says, with its place; null where it is none. Electron
 * gives the level by its name in one value, before version 35 by its number in four.
 */
export function errorIn(details: object, older: readonly unknown[]): string | null {
  if ('level' in details) {
    const { level, message, sourceId, lineNumber } = details as Record<string, unknown>;
    return level === 'error' ? `${String(message).trim()} (${sourceId}:${lineNumber})` : null;
  }
  const [level, message, line, source] = older;
  return level === 3 ? `${String(message).trim()} (${source}:${line})` : null;
}

/** In one line, whatever is in it. */
function complain(message: string): void {
  console.error(`ipcscope: ${message.replaceAll(/\s*\n\s*/g, ' | ')}`);
}
