/** `npm run --silent snapshot`: one snapshot as JSON on standard output, and nothing else there. */
import { join } from 'node:path';
import { buildStale } from './build/build.mjs';
import { parts } from './build/parts.mjs';
import { runScript } from './process/entry.mjs';
import { runThrough } from './process/through.mjs';
import { root } from './root.mjs';

await runScript(async () => {
  await buildStale(['collector']);
  const collector = join(root, parts.collector.output);
  return runThrough(process.execPath, [collector, ...process.argv.slice(2)]);
});
