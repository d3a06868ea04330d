/** `npm run bench:graph`: how fast the picture is, in the real app, beside others in the same run. */
import { parseArgs } from 'node:util';
import { buildStale } from '../../build/build.mjs';
import { startDisplay } from '../../display/virtual.mjs';
import { provide } from '../../libraries/provide.mjs';
import { Refusal, runScript } from '../../process/entry.mjs';
import { resolveRuntime } from '../../runtime/resolve.mjs';
import { furnish } from '../setting.mjs';
import { measureForce, measureMemory, measureOurs, measureStart } from './measure.mjs';
import { makePages } from './reference/pages.mjs';
import { reportGraph } from './report.mjs';
import { loadCrowd } from './worlds.mjs';

const SCREEN = { width: 1280, height: 720 };
/** Ten thousand of each. */
const LARGE = { namespaces: 400, processes: 7000, objects: 3000, links: 10000 };
const CHURNING = { namespaces: 50, processes: 1000, objects: 300, links: 600 };

await runScript(async () => {
  const { quick } = readOptions();
  const options = quick ? { ms: 1500, rounds: 1 } : { ms: 4000, rounds: 3 };
  const say = (/** @type {string} */ line) => console.error(line);
  await buildStale();
  const { executable } = await resolveRuntime(say);
  await provide(executable, ['xvfb']);
  const crowd = await loadCrowd();
  const world = crowd(LARGE);
  const pages = await makePages();
  const display = await startDisplay(SCREEN);
  try {
    const { env } = display;
    say('Our graph of 10,000 nodes and 10,000 links');
    const ours = await measureOurs(executable, env, world, options);
    say('force-graph with the same, settled, then moving');
    const settled = await measureForce(executable, env, pages.force, world, false, options);
    const moving = await measureForce(executable, env, pages.force, world, true, options);
    say('First picture of a real world, and an empty window');
    const setting = process.getuid?.() === 0 ? await furnish(1, say) : null;
    const start = await measureStart(executable, env, pages.empty, quick ? 2 : 5).finally(() =>
      setting?.world.dispose(),
    );
    say('A thousand polls of a world that changes');
    const memory = quick ? null : await measureMemory(executable, env, crowd(CHURNING));
    reportGraph({ ours, force: { settled, moving }, start, memory, real: setting !== null });
  } finally {
    await display.stop();
    pages.remove();
  }
});

function readOptions() {
  try {
    return parseArgs({ options: { quick: { type: 'boolean', default: false } } }).values;
  } catch (error) {
    const usage = 'Usage: npm run bench:graph [-- --quick]';
    throw new Refusal(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  }
}
