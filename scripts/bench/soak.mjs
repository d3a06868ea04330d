import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ServedCollector } from './collector.mjs';
import { table } from './report.mjs';
import { median } from './statistics.mjs';

/**
 * What is left after many polls under churn.
 * @typedef {object} Soak
 * @property {number} polls
 * @property {number} seconds
 * @property {{ early: number, late: number }} residentMib - medians, after the first tenth and at the end
 * @property {{ before: Descriptors, after: Descriptors }} descriptors - without churn
 * @property {{ before: number, after: number, most: number }} namespaces - IPC namespaces in sight
 * @property {string[]} kept - IPC namespaces that nobody lived in for longer than a moment
 *
 * @typedef {object} Descriptors
 * @property {number} threads - files of threads that live
 * @property {number} ended - files of threads that have ended
 * @property {number} others
 */

const BUSY_MS = 50;
/** Polls without churn, before and after. */
const CALM = 20;
/** An IPC namespace that has ended may be seen so many polls without its processes. */
const MOMENT = 3;

/**
 * @param {number} polls
 * @param {(line: string) => void} say
 * @returns {Promise<Soak>}
 */
export async function soak(polls, say) {
  const collector = new ServedCollector(BUSY_MS);
  /** @type {import('node:child_process').ChildProcess | null} */
  let churn = null;
  try {
    const next = async () => {
      await collector.next();
      return collector.namespaces.filter(isIpc);
    };
    let rooms = await next();
    for (let poll = 1; poll < CALM; poll += 1) rooms = await next();
    const before = { namespaces: rooms.length, descriptors: descriptorsOf(collector.pid) };
    churn = spawn('sh', [fileURLToPath(new URL('churn.sh', import.meta.url))], {
      stdio: 'ignore',
      detached: true,
    });
    const begun = performance.now();
    /** @type {number[]} */
    const resident = [];
    /** @type {Map<import("../../main/model/snapshot.ts").NamespaceId, number>} */
    const empty = new Map();
    /** @type {Set<string>} */
    const kept = new Set();
    let most = 0;
    for (let poll = 1; poll <= polls; poll += 1) {
      rooms = await next();
      resident.push(residentMib(collector.pid));
      most = Math.max(most, rooms.length);
      const now = rooms.filter(isEmpty).map(({ id }) => id);
      for (const id of empty.keys()) if (!now.includes(id)) empty.delete(id);
      for (const id of now) {
        const seen = (empty.get(id) ?? 0) + 1;
        empty.set(id, seen);
        if (seen > MOMENT) kept.add(id);
      }
      if (poll % 1000 === 0) say(`${poll} polls, ${resident.at(-1)?.toFixed(1)} MiB`);
    }
    const seconds = (performance.now() - begun) / 1000;
    endGroup(churn);
    churn = null;
    // The last of its processes sleep for a second.
    await sleep(1500);
    await collector.fresh();
    const ended = endedThreads(collector.pid);
    for (let poll = 0; poll < CALM; poll += 1) rooms = await next();
    const after = descriptorsOf(collector.pid);
    // What ended since the last poll is no leak: what was there before and still is.
    const still = endedThreads(collector.pid).filter((link) => ended.includes(link));
    after.ended = still.length;
    const tenth = Math.ceil(polls / 10);
    return {
      polls,
      seconds,
      residentMib: {
        early: median(resident.slice(tenth, 2 * tenth)),
        late: median(resident.slice(-tenth)),
      },
      descriptors: { before: before.descriptors, after },
      namespaces: { before: before.namespaces, after: rooms.length, most },
      kept: [...kept],
    };
  } finally {
    if (churn !== null) endGroup(churn);
    await collector.end();
  }
}

/** @param {Soak} soak */
export function reportSoak({ polls, seconds, residentMib, descriptors, namespaces, kept }) {
  const growth = (100 * (residentMib.late - residentMib.early)) / residentMib.early;
  const { before, after } = descriptors;
  const leaked = after.ended + Math.max(0, after.others - before.others);
  const alive = kept.length;
  const mark = (/** @type {boolean} */ met) => (met ? '✓' : '✗');
  console.log(
    `${polls} polls in ${seconds.toFixed(0)} s, up to ${namespaces.most} IPC namespaces at once\n`,
  );
  console.log(
    table([
      ['measure', 'before', 'after', 'bar'],
      [
        'memory, MiB',
        residentMib.early.toFixed(1),
        residentMib.late.toFixed(1),
        `at most 5 % more: ${growth.toFixed(1)} % ${mark(growth <= 5)}`,
      ],
      ['descriptors', sum(before), sum(after), `none leaked: ${leaked} ${mark(leaked === 0)}`],
      [
        'IPC namespaces',
        `${namespaces.before}`,
        `${namespaces.after}`,
        `none kept alive: ${alive} ${mark(alive === 0)}`,
      ],
    ]),
  );
  if (leaked > 0 || alive > 0 || growth > 5) process.exitCode = 1;
}

/** @param {Descriptors} descriptors */
function sum({ threads, ended, others }) {
  return `${threads + ended + others}`;
}

/** @param {{ type: string }} namespace */
function isIpc({ type }) {
  return type === 'ipc';
}

/**
 * Alive though nobody lives in it and nothing in sight holds it.
 * @param {{ processCount: number, heldBy: readonly unknown[] }} namespace
 */
function isEmpty({ processCount, heldBy }) {
  return processCount === 0 && heldBy.length === 0;
}

/**
 * @param {number} pid
 * @returns {Descriptors}
 */
function descriptorsOf(pid) {
  const links = linksOf(pid);
  const stamps = links.filter(isStamp).length;
  const ended = links.filter(hasEnded).length;
  return { threads: stamps - ended, ended, others: links.length - stamps };
}

/** @param {number} pid */
function endedThreads(pid) {
  return linksOf(pid).filter(hasEnded);
}

/** @param {number} pid */
function linksOf(pid) {
  return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
    try {
      return [readlinkSync(`/proc/${pid}/fd/${fd}`)];
    } catch {
      // Closed since the listing.
      return [];
    }
  });
}

/** @param {string} link */
function isStamp(link) {
  return /^\/(proc\/)?\d+\/task\/\d+\/schedstat/.test(link);
}

/** @param {string} link */
function hasEnded(link) {
  return isStamp(link) && !existsSync(link);
}

/** @param {number} pid */
function residentMib(pid) {
  const text = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(text)?.[1]) / 1024;
}

/** @param {import('node:child_process').ChildProcess} leader - of a process group */
function endGroup({ pid }) {
  if (pid !== undefined) process.kill(-pid, 'SIGKILL');
}
