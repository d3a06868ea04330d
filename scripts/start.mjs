import { runScript } from './process/entry.mjs';
import { start } from './start/start.mjs';

await runScript(() => start(process.argv.slice(2)));
