/**
 * `npm run pictures [-- NAME…]`: makes the pictures of the docs, of real worlds:
 * the shop of the README and those of e2e/worlds/stories, or the ones named.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Cgroups } from '../e2e/worlds/cgroups.mjs';
import { openShop } from '../e2e/worlds/shop.mjs';
import { stories } from '../e2e/worlds/stories/index.mjs';
import { World } from '../e2e/worlds/world.mjs';
import { Refusal, runScript } from './process/entry.mjs';
import { runThrough } from './process/through.mjs';
import { root } from './root.mjs';

const FOLDER = join(root, 'docs', 'pictures');
const SIZE = '1600x900';

/** @type {import('../e2e/worlds/stories/story.mjs').Story[]} */
const all = [{ name: 'shop', open: openShop }, ...stories];

await runScript(async () => {
  const names = process.argv.slice(2);
  const stranger = names.find((name) => !all.some((story) => story.name === name));
  if (stranger !== undefined) {
    const known = all.map(({ name }) => name).join(', ');
    throw new Refusal(`There is no picture '${stranger}'. There are: ${known}.`);
  }
  mkdirSync(FOLDER, { recursive: true });
  for (const story of all) {
    if (names.length > 0 && !names.includes(story.name)) continue;
    const code = await draw(story);
    if (code !== 0) return code;
  }
  return 0;
});

/**
 * @param {import('../e2e/worlds/stories/story.mjs').Story} story
 * @returns {Promise<number>} exit code
 */
async function draw({ name, open }) {
  const world = new World();
  const cgroups = new Cgroups();
  try {
    await open(world, cgroups);
    for (const theme of ['light', 'dark']) {
      const file = join(FOLDER, `${name}-${theme}.png`);
      const picture = ['--screenshot', file, '--size', SIZE, '--theme', theme];
      const start = join(root, 'scripts/start.mjs');
      const code = await runThrough(process.execPath, [start, ...picture]);
      if (code !== 0) return code;
    }
    return 0;
  } finally {
    await world.dispose();
    cgroups.dispose();
  }
}
