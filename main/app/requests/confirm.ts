import { BrowserWindow, dialog, type WebContents } from 'electron';
import type { Words } from './words.ts';

let asking = false;

/**
 * Asks the person before the window; false where they do not want it. Enter and
 * Escape both leave all as it is. Only one such question stands open at a time.
 */
export async function confirmed(sender: WebContents, words: Words): Promise<boolean> {
  const window = BrowserWindow.fromWebContents(sender);
  if (window === null || asking) return false;
  asking = true;
  try {
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      title: 'IPC Scope',
      message: words.message,
      detail: words.detail,
      buttons: ['Cancel', words.action],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    return response === 1;
  } finally {
    asking = false;
  }
}
