import { join } from 'node:path';
import { app, BrowserWindow, dialog, type WebContents } from 'electron';
import type { Saved } from '../../../preload/contract.ts';
import { checkExport } from './request.ts';
import { reasonOf, writeWhole } from './write.ts';

let asking = false;

/** Asks the person where to, then writes it there; the page never names a path. */
export async function save(sender: WebContents, request: unknown): Promise<Saved> {
  const checked = checkExport(request);
  if (typeof checked === 'string') return { kind: 'failed', reason: checked };
  if (asking) return { kind: 'failed', reason: 'another file is just being saved' };
  const path = await askWhere(sender, checked);
  if (path === null) return { kind: 'cancelled' };
  try {
    await writeWhole(path, checked.bytes);
    return { kind: 'saved', path };
  } catch (error) {
    return { kind: 'failed', reason: reasonOf(path, error) };
  }
}

async function askWhere(
  sender: WebContents,
  { suggestedName, ending, kind }: { suggestedName: string; ending: string; kind: string },
): Promise<string | null> {
  const options = {
    defaultPath: join(app.getPath('documents'), suggestedName),
    filters: [
      { name: kind, extensions: [ending] },
      { name: 'All files', extensions: ['*'] },
    ],
  };
  const window = BrowserWindow.fromWebContents(sender);
  asking = true;
  try {
    const answer = window
      ? await dialog.showSaveDialog(window, options)
      : await dialog.showSaveDialog(options);
    return answer.canceled || !answer.filePath ? null : answer.filePath;
  } finally {
    asking = false;
  }
}
