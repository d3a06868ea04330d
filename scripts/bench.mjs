/** `npm run bench`: what a snapshot costs, beside what others cost in the same world and run. */
import { parseOptions } from './bench/options.mjs';
import { report } from './bench/report.mjs';
import { measure } from './bench/rounds.mjs';
import { furnish } from './bench/setting.mjs';
import { reportSoak, soak } from './bench/soak.mjs';
import { buildStale } from './build/build.mjs';
import { Refusal, runScript } from './process/entry.mjs';

await runScript(async () => {
  const options = parseOptions(process.argv.slice(2));
  if (process.getuid?.() !== 0) {
    throw new Refusal('The benchmark makes IPC namespaces, which needs root: sudo npm run bench');
  }
  await buildStale(['collector']);
  if (options.soak > 0) {
    reportSoak(await soak(options.soak, (line) => console.error(line)));
    return;
  }
  const worlds = [];
  for (const scale of options.scales) {
    const setting = await furnish(scale, (line) => console.error(line));
    try {
      worlds.push(await measure(setting, options, (line) => console.error(line)));
    } finally {
      await setting.world.dispose();
    }
  }
  report(worlds, options);
});
