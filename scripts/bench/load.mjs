import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { COLLECTOR } from './collector.mjs';

const WARM_MS = 5000;
const MEASURED_MS = 30_000;
/** `sysconf(_SC_CLK_TCK)` wherever user space can see it. */
const TICK_MS = 10;

/**
 * What part of one processor the collector takes while it polls once a second.
 * @returns {Promise<number>} percent
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
    const before = ranMs(pid);
    const begun = performance.now();
    await sleep(MEASURED_MS);
    return (100 * (ranMs(pid) - before)) / (performance.now() - begun);
  } finally {
    collector.kill('SIGKILL');
  }
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
