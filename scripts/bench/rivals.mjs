import { spawnSync } from 'node:child_process';

/**
 * @param {string} file
 * @param {string[]} args
 * @param {string} [input]
 * @returns {number} milliseconds of wall time, from start to end
 */
export function timed(file, args, input = '') {
  const begun = performance.now();
  const { status, error, stderr } = spawnSync(file, args, {
    input,
    stdio: ['pipe', 'ignore', 'pipe'],
    maxBuffer: 2 ** 26,
  });
  const took = performance.now() - begun;
  if (error) throw error;
  if (status !== 0) throw new Error(`${file} ${args.join(' ')} failed: ${stderr}`);
  return took;
}

/** lsns(8) alone. */
export function lsns() {
  return timed('lsns', []);
}

/**
 * The shell that tells about what a snapshot tells: lsns(8), then ipcs(1) in each
 * IPC namespace.
 * @param {number[]} pids - a process in each namespace
 */
export function shell(pids) {
  const script = 'lsns; while read -r pid; do nsenter -t "$pid" -i ipcs </dev/null; done';
  return timed('sh', ['-c', script], `${pids.join('\n')}\n`);
}
