import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { COLLECTOR } from './collector.mjs';

const WARM_MS = 5000;
/**
 * Twice: at first V8 still compiles what runs often, and collects the garbage of the start,
 * which a window that stays open pays for once.
 */
const MEASURED_MS = 30_000;
/** `sysconf(_SC_CLK_TCK)` wherever user space can see it. */
const TICK_MS = 10;

/**
 * @typedef {object} Load - percent of one processor
 * @property {number} begun - in the half minute after the start
 * @property {number} settled - in the half minute after that
 */

/**
 * What part of one processor the collector takes while it polls once a second.
 * @returns {Promise<Load>}
 */
export async function load() {
  // As the app runs it.
  const collector = spawn(process.execPath, [COLLECTOR, '--serve', '--poll', '1000'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  collector.stdout.resume();
  try {
    const pid = collector.pid ?? 0;
    await sleep(WARM_MS);
    const begun = await percent(pid, MEASURED_MS);
    return { begun, settled: await percent(pid, MEASURED_MS) };
  } finally {
    collector.kill('SIGKILL');
  }
}

/**
 * @param {number} pid
 * @param {number} forMs
 */
async function percent(pid, forMs) {
  const before = ranMs(pid);
  const since = performance.now();
  await sleep(forMs);
  return (100 * (ranMs(pid) - before)) / (performance.now() - since);
}

/**
 * Time on a processor of a process, all of its threads and the children that it waited for.
 * @param {number} pid
 */
function ranMs(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  // utime, stime, cutime, cstime: fields 14 to 17, of which the first here is the third.
  const ticks = fields.slice(11, 15).map(Number);
  return ticks.reduce((sum, value) => sum + value, 0) * TICK_MS;
}
