/**
 * `npm run pictures [-- [--into FOLDER] [--theme THEME] NAME…]`: makes the pictures of the
 * docs, of real worlds: the shop of the README and those of e2e/worlds/stories, or the ones
 * named.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Cgroups } from '../e2e/worlds/cgroups.mjs';
import { openShop } from '../e2e/worlds/shop.mjs';
import { stories } from '../e2e/worlds/stories/index.mjs';
import { World } from '../e2e/worlds/world.mjs';
import { Refusal, runScript } from './process/entry.mjs';
import { runThrough } from './process/through.mjs';
import { root } from './root.mjs';

const FOLDER = join(root, 'docs', 'pictures');
const SIZE = '1600x900';
const THEMES = ['light', 'dark'];
/** As on any machine there are more who use nothing than are worth a name. */
const BYSTANDERS = 24;
const ALONE = 'IPCSCOPE_PICTURES_ALONE';

/** @type {import('../e2e/worlds/stories/story.mjs').Story[]} */
const all = [{ name: 'shop', open: openShop }, ...stories];

await runScript(async () => {
  const { folder, themes, names } = wanted();
  if (process.getuid?.() !== 0) {
    throw new Refusal(
      'The pictures are of IPC namespaces, which needs root: sudo npm run pictures',
    );
  }
  mkdirSync(folder, { recursive: true });
  for (const story of all) {
    if (names.length > 0 && !names.includes(story.name)) continue;
    const alone = process.env[ALONE] === '1';
    const code = await (alone ? draw(story, folder, themes) : drawAlone(story, folder, themes));
    if (code !== 0) return code;
  }
  return 0;
});

function wanted() {
  const { values, positionals } = parsed();
  const stranger = positionals.find((name) => !all.some((story) => story.name === name));
  if (stranger !== undefined) {
    const known = all.map(({ name }) => name).join(', ');
    throw new Refusal(`There is no picture '${stranger}'. There are: ${known}.`);
  }
  const { theme, into = FOLDER } = values;
  return { folder: into, themes: theme === undefined ? THEMES : [theme], names: positionals };
}

function parsed() {
  try {
    const text = /** @type {const} */ ({ type: 'string' });
    return parseArgs({ options: { into: text, theme: text }, allowPositionals: true });
  } catch (error) {
    throw new Refusal(error instanceof Error ? error.message : String(error));
  }
}

/**
 * The same in a pid namespace of its own: with what else this machine does in it, and with
 * other pids, no picture would be like the one before. Its first process is a shell, because
 * that waits for whoever loses his parent.
 *
 * @param {import('../e2e/worlds/stories/story.mjs').Story} story
 * @param {string} folder
 * @param {readonly string[]} themes
 */
function drawAlone({ name }, folder, themes) {
  const only = themes.length === 1 ? ['--theme', ...themes] : [];
  const wish = ['--into', folder, ...only, name];
  const script = [process.execPath, fileURLToPath(import.meta.url), ...wish];
  const shell = ['sh', '-c', '"$@"; exit $?', 'sh', ...script];
  const enter = ['--pid', '--fork', '--kill-child', '--mount-proc', '--'];
  // A display of its own too: its server is one of the processes in the picture.
  const { DISPLAY, WAYLAND_DISPLAY, ...env } = process.env;
  return runThrough('unshare', [...enter, ...shell], { env: { ...env, [ALONE]: '1' } });
}

/**
 * @param {import('../e2e/worlds/stories/story.mjs').Story} story
 * @param {string} folder
 * @param {readonly string[]} themes
 * @returns {Promise<number>} exit code
 */
async function draw({ name, open }, folder, themes) {
  const world = new World();
  const cgroups = new Cgroups();
  try {
    await open(world, cgroups);
    await world.sleepers(BYSTANDERS);
    for (const theme of themes) {
      const file = join(folder, `${name}-${theme}.png`);
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
