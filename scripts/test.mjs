/**
 * `npm test [-- unit kernel app]`: all tests, or those named. What failed is told
 * once more at the end; the last line says how many passed and failed.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Refusal } from './process/entry.mjs';
import { broken, inWords, none, sum } from './test/count.mjs';
import { failuresInWords } from './test/failures.mjs';
import { runPlaywright, runVitest } from './test/suites.mjs';

const SUITES = ['unit', 'kernel', 'app'];

/**
 * @param {() => Promise<import('./test/suites.mjs').Outcome>} suite
 * @returns {Promise<import('./test/suites.mjs').Outcome>} a failure where it could not be run
 */
async function attempted(suite) {
  try {
    return await suite();
  } catch (error) {
    console.error(error instanceof Refusal ? error.message : error);
    return { count: broken, failures: [] };
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
  const outcomes = [
    ...(projects.length > 0 ? [await attempted(() => runVitest(projects, scratch))] : []),
    ...(wanted.includes('app') ? [await attempted(() => runPlaywright(scratch))] : []),
  ];
  const failures = outcomes.flatMap((outcome) => outcome.failures);
  if (failures.length > 0) {
    console.log(failuresInWords(failures));
  }
  const count = sum([stranger ? broken : none, ...outcomes.map((outcome) => outcome.count)]);
  console.log(inWords(count));
  process.exitCode = count.failed > 0 ? 1 : 0;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
