/**
 * `node scripts/runtime.mjs`: the Electron that `npm start` would use, as JSON on
 * standard output, downloaded where it is not here yet.
 */
import { runScript } from './process/entry.mjs';
import { resolveRuntime } from './runtime/resolve.mjs';

await runScript(async () => {
  console.log(JSON.stringify(await resolveRuntime((line) => console.error(line))));
});
