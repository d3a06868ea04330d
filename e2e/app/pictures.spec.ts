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
/** Of what is drawn in either of two pictures, the share that is in both. */
const ALIKE = 0.8;
const UNLIKE = 0.7;
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
      const kept = (other: string) => graphIn(join(KEPT, `${other}-${theme}.png`));
      let drawn: boolean[] = [];
      // A process of the window that has just ended is in the picture for a moment, as is true.
      for (let tries = 0; tries < 3; tries += 1) {
        await take(name, theme, folder);
        drawn = graphIn(join(folder, `${name}-${theme}.png`));
        if (likeness(drawn, kept(name)) > ALIKE) break;
      }
      expect(likeness(drawn, kept(name))).toBeGreaterThan(ALIKE);
      // What is measured tells one from another.
      for (const other of stories) {
        if (other.name !== name) expect(likeness(drawn, kept(other.name))).toBeLessThan(UNLIKE);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}
