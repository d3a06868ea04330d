import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { COLLECTOR } from './collector.mjs';

const here = (/** @type {string} */ name) => fileURLToPath(new URL(name, import.meta.url));

/**
 * The same system calls from C.
 * @typedef {object} Replay
 * @property {number} calls - of a warm snapshot
 * @property {string[]} missing - calls that are not made again
 * @property {(times: number) => { calls: number, opening: number }[]} run - milliseconds of
 *   each run: of the calls, and of opening the files that the collector keeps open
 * @property {() => void} remove
 */

/**
 * @returns {Replay | string} why there is none, and what would mend it
 */
export function prepareReplay() {
  const folder = mkdtempSync(join(tmpdir(), 'ipcscope-bench-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const program = join(folder, 'replay');
  const compiled = spawnSync('cc', ['-O2', '-o', program, here('replay.c'), '-lrt'], {
    encoding: 'utf8',
  });
  if (compiled.error || compiled.status !== 0) {
    remove();
    return compiled.error
      ? 'no C compiler here (apt-get install gcc libc6-dev)'
      : `replay.c cannot be compiled: ${compiled.stderr}`;
  }
  const script = record();
  if (typeof script !== 'string') {
    remove();
    return script.reason;
  }
  const file = join(folder, 'calls');
  writeFileSync(file, script);
  const lines = script.trimEnd().split('\n');
  const missing = lines.filter((line) => line.startsWith('?')).map((line) => line.slice(2));
  const run = (/** @type {number} */ times) => {
    const { stdout, stderr, status } = spawnSync(program, [file, String(times)], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`replay failed: ${stderr}`);
    return stdout
      .trim()
      .split('\n')
      .map((line) => {
        const [calls = Number.NaN, opening = Number.NaN] = line.split(' ').map(Number);
        return { calls, opening };
      });
  };
  const calls = lines.length - lines.indexOf('-') - 1;
  return { calls, missing: counted(missing), run, remove };
}

/**
 * @param {string[]} names
 * @returns {string[]} `2 × statx`
 */
function counted(names) {
  return [...new Set(names)].map((name) => {
    const count = names.filter((other) => other === name).length;
    return `${count} × ${name}`;
  });
}

/** What a warm snapshot asks of the kernel, as `recorder.cjs` writes it. */
function record() {
  const { output, status, error, stderr } = spawnSync(
    process.execPath,
    ['--require', here('recorder.cjs'), COLLECTOR, '--watch', '50'],
    { stdio: ['ignore', 'ignore', 'pipe', 'pipe'], maxBuffer: 2 ** 30, encoding: 'utf8' },
  );
  const script = output?.[3];
  if (error || status !== 0 || !script) {
    return { reason: `the calls could not be written down: ${error?.message ?? stderr}` };
  }
  return script;
}
