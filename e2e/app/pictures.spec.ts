import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from '../../scripts/root.mjs';
import { stories } from '../worlds/stories/index.mjs';
import { inkOf, likeness } from './model/likeness.ts';
import { crop, decodePng } from './model/png.ts';
import { expect, test } from './model/test.ts';

const runtime = process.env.IPCSCOPE_ELECTRON ?? '';
const KEPT = join(root, 'docs', 'pictures');

test.skip(runtime === '', 'pictures are made by the checkout, not by the packaged app');
test.skip(process.getuid?.() !== 0, 'the worlds of the pictures need root');

/** Where there is something in the part of a picture that shows the graph. */
function graphIn(file: string): boolean[] {
  const picture = decodePng(readFileSync(file));
  expect([picture.width, picture.height]).toEqual([1600, 900]);
  return inkOf(crop(picture, { x: 345, y: 45, width: 1250, height: 760 }));
}

async function take(name: string, theme: string, folder: string): Promise<void> {
  const script = join(root, 'scripts/pictures.mjs');
  const child = spawn(process.execPath, [script, '--into', folder, '--theme', theme, name], {
    env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: dirname(runtime) },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let words = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    words += text;
  });
  const [code] = await once(child, 'close');
  expect(code, words).toBe(0);
}

// One theme each: places are the same in both, and each start takes its time.
for (const [place, { name }] of stories.entries()) {
  const theme = place % 2 === 0 ? 'light' : 'dark';
  test(`the picture ‘${name}’ in the docs is what is drawn today`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ipcscope-pictures-'));
    try {
      await take(name, theme, folder);
      const drawn = graphIn(join(folder, `${name}-${theme}.png`));
      for (const other of stories) {
        const alike = likeness(drawn, graphIn(join(KEPT, `${other.name}-${theme}.png`)));
        // What is measured tells one from another.
        if (other.name === name) expect(alike, theme).toBeGreaterThan(0.8);
        else expect(alike, `${other.name}, ${theme}`).toBeLessThan(0.7);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}
