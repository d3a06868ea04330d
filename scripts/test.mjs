/**
 * `npm test [-- unit kernel app]`: all tests, or those named. The last line of
 * its output says how many passed and failed.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Refusal } from './process/entry.mjs';
import { broken, inWords, none, sum } from './test/count.mjs';
import { runPlaywright, runVitest } from './test/suites.mjs';

const SUITES = ['unit', 'kernel', 'app'];

/**
 * @param {() => Promise<import('./test/count.mjs').Count>} suite
 * @returns {Promise<import('./test/count.mjs').Count>} a failure where it could not be run
 */
async function counted(suite) {
  try {
    return await suite();
  } catch (error) {
    console.error(error instanceof Refusal ? error.message : error);
    return broken;
  }
}

const named = process.argv.slice(2);
const stranger = named.find((name) => !SUITES.includes(name));
if (stranger) {
  console.error(`There is no suite '${stranger}': npm test -- [${SUITES.join('] [')}]`);
}
const wanted = named.length > 0 ? named : SUITES;
const scratch = mkdtempSync(join(tmpdir(), 'ipcscope-test-'));
try {
  const projects = wanted.filter((name) => name !== 'app' && SUITES.includes(name));
  const count = sum([
    stranger ? broken : none,
    projects.length > 0 ? await counted(() => runVitest(projects, scratch)) : none,
    wanted.includes('app') ? await counted(() => runPlaywright(scratch)) : none,
  ]);
  console.log(inWords(count));
  process.exitCode = count.failed > 0 ? 1 : 0;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
