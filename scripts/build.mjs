/** `npm run build`: builds all parts into `out/`. */
import { build } from './build/build.mjs';
import { partNames } from './build/parts.mjs';
import { runScript } from './process/entry.mjs';

await runScript(() => build(partNames, (line) => console.log(line)));
