import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from '../../scripts/root.mjs';
import { Cgroups } from '../worlds/cgroups.mjs';
import { stories } from '../worlds/stories/index.mjs';
import { inkOf, likeness } from './model/likeness.ts';
import { crop, decodePng } from './model/png.ts';
import { expect, test } from './model/test.ts';

const runtime = process.env.IPCSCOPE_ELECTRON ?? '';

test.skip(runtime === '', 'pictures are made by the checkout, not by the packaged app');
test.skip(process.getuid?.() !== 0, 'the worlds of the pictures need root');

/** Where there is something in the part of a picture that shows the graph. */
function graphIn(file: string): boolean[] {
  const picture = decodePng(readFileSync(file));
  expect([picture.width, picture.height]).toEqual([1600, 900]);
  return inkOf(crop(picture, { x: 345, y: 45, width: 1250, height: 780 }));
}

function kept(name: string, theme: string): string {
  return join(root, 'docs', 'pictures', `${name}-${theme}.png`);
}

async function take(file: string, theme: string): Promise<void> {
  const args = ['--screenshot', file, '--size', '1600x900', '--theme', theme];
  const child = spawn(process.execPath, [join(root, 'scripts/start.mjs'), ...args], {
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

for (const { name, open } of stories) {
  test(`the picture ‘${name}’ in the docs is what is drawn today`, async ({ world }) => {
    const folder = mkdtempSync(join(tmpdir(), 'ipcscope-pictures-'));
    const cgroups = new Cgroups();
    try {
      await open(world, cgroups);
      for (const theme of ['light', 'dark']) {
        const file = join(folder, `${theme}.png`);
        await take(file, theme);
        const drawn = graphIn(file);
        expect(likeness(drawn, graphIn(kept(name, theme))), theme).toBeGreaterThan(0.7);
        // What is measured tells one from another.
        for (const other of stories) {
          if (other.name === name) continue;
          expect(likeness(drawn, graphIn(kept(other.name, theme))), other.name).toBeLessThan(0.7);
        }
      }
    } finally {
      await world.dispose();
      cgroups.dispose();
      rmSync(folder, { recursive: true });
    }
  });
}
