/** `npm run package [-- --test]`: packs the app in `dist/`, with `--test` so that tests can drive it. */
import { makePackage } from './package/package.mjs';
import { runScript } from './process/entry.mjs';

await runScript(() => makePackage({ test: process.argv.includes('--test') }));
