import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import type { App } from './app.ts';

/** A text that is written in the picture, and how large, in CSS pixels. */
export interface Written {
  text: string;
  size: number;
}

/** What is written in the picture now: as it saves itself, its texts as texts. */
export async function writtenIn(app: App): Promise<Written[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ipcscope-letters-'));
  const file = join(folder, 'picture.svg');
  try {
    await app.electron.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath });
    }, file);
    await app.page.keyboard.press('Control+k');
    await app.page.keyboard.type('SVG, its texts');
    await app.page.keyboard.press('Enter');
    const message = app.page.getByRole('region', { name: 'Message' });
    await message.getByText(`Saved as ${file}`).waitFor();
    await message.getByRole('button').click();
    const svg = readFileSync(file, 'utf8');
    return await app.page.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
      return [...parsed.querySelectorAll('text')].map((element) => ({
        text: element.textContent ?? '',
        size: Number(element.getAttribute('font-size')),
      }));
    }, svg);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same of all that is written around the picture and can be seen. */
export function writtenAround(page: Page): Promise<Written[]> {
  return page.evaluate(() => {
    const found: { text: string; size: number }[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? '';
      const element = node.parentElement;
      if (text === '' || element === null) continue;
      const { fontSize, visibility } = getComputedStyle(element);
      const { width, height } = element.getBoundingClientRect();
      // What is only spoken is a pixel large.
      const unseen = visibility === 'hidden' || width < 2 || height < 2;
      if (unseen || element.closest('.only-spoken')) continue;
      found.push({ text, size: Number.parseFloat(fontSize) });
    }
    return found;
  });
}
