import { ServedCollector } from './collector.mjs';
import { load } from './load.mjs';
import { prepareReplay } from './replay.mjs';
import { lsns, shell } from './rivals.mjs';

/**
 * All times in milliseconds, in the order measured.
 * @typedef {object} Times
 * @property {number[]} snapshot - wall time of a warm snapshot
 * @property {number[]} cpu - processor time of a poll, everything included
 * @property {number[]} lsns
 * @property {number[]} shell - lsns, then nsenter … ipcs for each IPC namespace
 * @property {number[]} files - from C, opening, reading and closing the same files
 * @property {number[]} c - from C, the same system calls as the snapshot, on what it keeps open
 *
 * @typedef {object} Measured
 * @property {number} scale
 * @property {string} words - what was in the world
 * @property {number} processes - in the snapshot, those of the machine itself included
 * @property {number} namespaces - IPC namespaces, likewise
 * @property {number} objects - likewise
 * @property {number} links
 * @property {Times} times
 * @property {import('./load.mjs').Load | null} load - at one poll a second; null: not measured
 * @property {string} replay - about the comparison with C
 */

/**
 * Measures everything in turns, so that what else the machine does falls on all alike.
 * @param {import('./setting.mjs').Setting} setting
 * @param {import('./options.mjs').Options} options
 * @param {(line: string) => void} say
 * @returns {Promise<Measured>}
 */
export async function measure(setting, options, say) {
  const measured = await takeTurns(setting, options, say);
  // By now the collector of the turns has ended: it would be one of the processes to look at.
  return { ...measured, load: options.withLoad(setting.scale) ? await load() : null };
}

/**
 * @param {import('./setting.mjs').Setting} setting
 * @param {import('./options.mjs').Options} options
 * @param {(line: string) => void} say
 * @returns {Promise<Omit<Measured, 'load'>>}
 */
async function takeTurns({ words, scale, holders }, options, say) {
  const { rounds, polls } = options;
  const withRivals = options.withRivals(scale);
  /** @type {Times} */
  const times = { snapshot: [], cpu: [], lsns: [], shell: [], files: [], c: [] };
  const replay = withRivals ? prepareReplay() : 'not measured';
  const collector = new ServedCollector();
  try {
    const { processes, namespaces, objects, links } = await collector.first();
    const rooms = namespaces.filter(({ type }) => type === 'ipc');
    const pids = [process.pid, ...holders.map(({ pid }) => pid)];
    for (let round = 1; round <= rounds; round += 1) {
      for (const { wallMs, cpuMs } of await collector.polls(polls)) {
        times.snapshot.push(wallMs);
        times.cpu.push(cpuMs);
      }
      if (typeof replay !== 'string') {
        for (const { calls, opening } of replay.run(polls + 1).slice(1)) {
          times.files.push(opening + calls);
          times.c.push(calls);
        }
      }
      if (withRivals) {
        times.lsns.push(lsns());
        times.shell.push(shell(pids));
      }
      say(`Round ${round} of ${rounds} done`);
    }
    return {
      scale,
      words,
      processes: processes.length,
      namespaces: rooms.length,
      objects: objects.length,
      links: links.length,
      times,
      replay: typeof replay === 'string' ? replay : about(replay),
    };
  } finally {
    await collector.end();
    if (typeof replay !== 'string') replay.remove();
  }
}

/** @param {import('./replay.mjs').Replay} replay */
function about({ calls, missing }) {
  const left = missing.length > 0 ? `; not made again: ${missing.join(', ')}` : '';
  return `${calls} system calls${left}`;
}
