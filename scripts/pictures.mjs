/** `npm run pictures`: makes the pictures of the docs, of a real world. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openShop } from '../e2e/worlds/shop.mjs';
import { World } from '../e2e/worlds/world.mjs';
import { runScript } from './process/entry.mjs';
import { runThrough } from './process/through.mjs';
import { root } from './root.mjs';

await runScript(async () => {
  const folder = join(root, 'docs', 'pictures');
  mkdirSync(folder, { recursive: true });
  const world = new World();
  try {
    await openShop(world);
    for (const theme of ['light', 'dark']) {
      const file = join(folder, `${theme}.png`);
      const picture = ['--screenshot', file, '--size', '1600x900', '--theme', theme];
      const code = await runThrough(process.execPath, [
        join(root, 'scripts/start.mjs'),
        ...picture,
      ]);
      if (code !== 0) return code;
    }
    return 0;
  } finally {
    await world.dispose();
  }
});
