import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildStale } from '../build/build.mjs';
import { hasDisplay, startDisplay } from '../display/virtual.mjs';
import { provide } from '../libraries/provide.mjs';
import { runThrough } from '../process/through.mjs';
import { root } from '../root.mjs';
import { resolveRuntime } from '../runtime/resolve.mjs';
import { believing, broken, countPlaywright, countVitest } from './count.mjs';
import { failuresOfPlaywright, failuresOfVitest } from './failures.mjs';

/** @typedef {import('./count.mjs').Count} Count */
/** @typedef {import('./failures.mjs').Failure} Failure */
/** @typedef {{ count: Count, failures: Failure[] }} Outcome */
/** @typedef {{ count: (json: string) => Count, failures: (json: string) => Failure[] }} Reading */

const SCREEN = { width: 1920, height: 1080 };

/**
 * Runs a test runner, its output in plain view.
 *
 * @param {string[]} args of Node: the runner's script and its arguments
 * @param {string} report where the runner writes its JSON
 * @param {Reading} reading how that JSON is read
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<Outcome>}
 */
async function run(args, report, reading, env = {}) {
  const exitCode = await runThrough(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  });
  if (!existsSync(report)) {
    return { count: broken, failures: [] };
  }
  const json = readFileSync(report, 'utf8');
  return { count: believing(reading.count(json), exitCode), failures: reading.failures(json) };
}

/**
 * The tests of Vitest's projects.
 *
 * @param {readonly string[]} projects
 * @param {string} scratch a folder for the report
 * @returns {Promise<Outcome>}
 */
export async function runVitest(projects, scratch) {
  const report = join(scratch, 'vitest.json');
  const script = join(root, 'node_modules/vitest/vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const which = projects.map((name) => `--project=${name}`);
  return run([script, 'run', ...which, ...reporters], report, {
    count: countVitest,
    failures: (json) => failuresOfVitest(json, root),
  });
}

/**
 * The tests that drive the real app: the build of this checkout, or the packaged
 * one that `IPCSCOPE_E2E_APP` names.
 *
 * @param {string} scratch a folder for the report
 * @returns {Promise<Outcome>}
 */
export async function runPlaywright(scratch) {
  await buildStale();
  const packaged = process.env.IPCSCOPE_E2E_APP;
  const runtime = packaged ? null : await resolveRuntime((line) => console.error(line));
  const shown = hasDisplay(process.env);
  await provide(runtime?.executable ?? packaged ?? null, shown ? [] : ['xvfb']);
  const display = shown ? null : await startDisplay(SCREEN);
  try {
    const report = join(scratch, 'playwright.json');
    const script = join(root, 'node_modules/playwright/cli.js');
    const reading = { count: countPlaywright, failures: failuresOfPlaywright };
    return await run([script, 'test', '--reporter=list,json'], report, reading, {
      ...display?.env,
      ...(runtime && { IPCSCOPE_ELECTRON: runtime.executable }),
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    });
  } finally {
    await display?.stop();
  }
}
