import { join } from 'node:path';
import { root } from '../../root.mjs';
import { median } from '../statistics.mjs';
import { Feeder } from './feeder.mjs';
import { moveAbout } from './frames.mjs';
import { openBenchWindow } from './window.mjs';
import { churned } from './worlds.mjs';

/** @typedef {import('../../../main/model/snapshot.ts').Snapshot} Snapshot */

const REFERENCE = join(root, 'scripts/bench/graph/reference');
const CANVAS = 'canvas[data-sequence]';
const SIZE = ['--size', '1280x720', '--theme', 'light', '--poll', '1000'];
/** Changes that the median is of: of a few, those in which code runs for the first time would decide. */
const CHANGES = 9;
/** Polls of a world that changes in the test of memory, and when the first look is taken. */
const POLLS = 1000;
const FIRST_LOOK = 100;

/**
 * @param {string} executable
 * @param {NodeJS.ProcessEnv} env
 * @param {Snapshot} world
 */
async function openFed(executable, env, world) {
  const args = [root, '--collector-fd=3', ...SIZE];
  const window = await openBenchWindow({ executable, args, env, fed: true });
  const feeder = new Feeder(await window.collector);
  feeder.give(world);
  await window.page.locator(`${CANVAS}[data-settled="true"]`).waitFor({ timeout: 60_000 });
  return { window, feeder };
}

/**
 * Our graph: at rest, while it changes each second, and how long a change takes.
 *
 * @param {string} executable
 * @param {NodeJS.ProcessEnv} env
 * @param {Snapshot} world
 * @param {{ ms: number, rounds: number }} options
 */
export async function measureOurs(executable, env, world, { ms, rounds }) {
  const { window, feeder } = await openFed(executable, env, world);
  try {
    const settled = [];
    const changing = [];
    const changes = [];
    let poll = 0;
    for (let round = 0; round < rounds; round += 1) {
      settled.push(await moveAbout(window, CANVAS, ms));
      const timer = setInterval(() => feeder.give(churned(world, 0.01, ++poll)), 1000);
      changing.push(await moveAbout(window, CANVAS, ms));
      clearInterval(timer);
    }
    // Back to where everything is in sight, as a window that nobody has moved.
    await window.page.locator(CANVAS).press('f');
    for (let change = 0; change < CHANGES; change += 1) {
      await window.page.waitForTimeout(400);
      changes.push(await applyChange(window, feeder, churned(world, 0.01, ++poll)));
    }
    return { settled, changing, changes };
  } finally {
    await window.close();
  }
}

/**
 * @param {import('./window.mjs').BenchWindow} window
 * @param {Feeder} feeder
 * @param {Snapshot} next
 * @returns {Promise<{ ms: number, allMs: number, longestFrameMs: number }>} until the frame in
 * which the canvas has it: `ms` from when the graph was given it, `allMs` from when the
 * collector's line was written
 */
async function applyChange({ page }, feeder, next) {
  const waiting = page.evaluate(
    (selector) =>
      new Promise((resolve) => {
        const canvas = document.querySelector(selector);
        if (!(canvas instanceof HTMLElement)) throw new Error('there is no canvas');
        let longestFrameMs = 0;
        let last = performance.now();
        let drawnAt = 0;
        let after = 0;
        const before = canvas.dataset.sequence;
        const frame = () => {
          const now = performance.now();
          longestFrameMs = Math.max(longestFrameMs, now - last);
          last = now;
          if (drawnAt === 0 && canvas.dataset.sequence !== before) {
            drawnAt = performance.timeOrigin + now;
          }
          // The animation that follows is part of it.
          if (drawnAt > 0) after += 1;
          if (after < 25) {
            requestAnimationFrame(frame);
            return;
          }
          const came = performance.getEntriesByName('world')[0]?.startTime ?? Number.NaN;
          resolve({ drawnAt, longestFrameMs, cameAt: performance.timeOrigin + came });
        };
        requestAnimationFrame(frame);
      }),
    CANVAS,
  );
  await page.waitForTimeout(100);
  const given = feeder.give(next);
  const { drawnAt, longestFrameMs, cameAt } =
    /** @type {{ drawnAt: number, longestFrameMs: number, cameAt: number }} */ (await waiting);
  return { ms: drawnAt - cameAt, allMs: drawnAt - given, longestFrameMs };
}

/**
 * The same data in force-graph.
 *
 * @param {string} executable
 * @param {NodeJS.ProcessEnv} env
 * @param {string} page
 * @param {Snapshot} world
 * @param {boolean} moving while its simulation runs
 * @param {{ ms: number, rounds: number }} options
 */
export async function measureForce(executable, env, page, world, moving, { ms, rounds }) {
  const window = await openBenchWindow({ executable, args: [REFERENCE, page], env });
  try {
    const nodes = [
      ...world.processes.map(({ pid, comm }) => ({ id: `pid ${pid}`, name: comm })),
      ...world.objects.map(({ id }) => ({ id, name: id })),
    ];
    const side = Math.ceil(Math.sqrt(nodes.length));
    const placed = nodes.map((node, index) => ({
      ...node,
      x: (index % side) * 12,
      y: Math.floor(index / side) * 12,
    }));
    const links = world.links.map(({ process, object }) => ({
      source: `pid ${process}`,
      target: object,
    }));
    await window.page.waitForFunction(() => 'show' in globalThis);
    await window.page.evaluate((data) => /** @type {any} */ (globalThis).show(data), {
      nodes: placed,
      links,
      moving,
    });
    await window.page.waitForTimeout(1500);
    const frames = [];
    for (let round = 0; round < rounds; round += 1) {
      frames.push(await moveAbout(window, 'canvas', ms));
    }
    return frames;
  } finally {
    await window.close();
  }
}

/**
 * From the start of the process to the first picture of the real system, and to the first
 * paint of an empty window.
 *
 * @param {string} executable
 * @param {NodeJS.ProcessEnv} env
 * @param {string} page
 * @param {number} rounds
 * @returns {Promise<{ ours: number[], empty: number[] }>} milliseconds
 */
export async function measureStart(executable, env, page, rounds) {
  /** @type {{ ours: number[], empty: number[] }} */
  const times = { ours: [], empty: [] };
  for (let round = 0; round < rounds; round += 1) {
    times.empty.push(await firstPaint(executable, env, [REFERENCE, page], paintEntry));
    times.ours.push(await firstPaint(executable, env, [root, ...SIZE], pictureMark));
  }
  return times;
}

/**
 * @param {string} executable
 * @param {NodeJS.ProcessEnv} env
 * @param {readonly string[]} args
 * @param {() => number} look in the page: Unix milliseconds, 0 where it has not happened
 */
async function firstPaint(executable, env, args, look) {
  const window = await openBenchWindow({ executable, args, env });
  try {
    const handle = await window.page.waitForFunction(look, null, { timeout: 60_000 });
    return Number(await handle.jsonValue()) - window.startedAt;
  } finally {
    await window.close();
  }
}

function paintEntry() {
  const [entry] = performance.getEntriesByName('first-contentful-paint');
  return entry ? performance.timeOrigin + entry.startTime : 0;
}

function pictureMark() {
  const [entry] = performance.getEntriesByName('first-picture');
  return entry ? performance.timeOrigin + entry.startTime : 0;
}

/**
 * Memory of the page after many polls of a world that changes, against that after the first.
 *
 * @param {string} executable
 * @param {NodeJS.ProcessEnv} env
 * @param {Snapshot} world
 * @returns {Promise<{ first: number, last: number }>} bytes of the heap in use after a collection
 */
export async function measureMemory(executable, env, world) {
  const { window, feeder } = await openFed(executable, env, world);
  try {
    const looks = [];
    const drawn = (/** @type {number} */ poll) =>
      window.page.waitForFunction(
        ([selector, sequence]) =>
          Number(document.querySelector(`${selector}`)?.getAttribute('data-sequence')) >=
          Number(sequence),
        [CANVAS, poll],
        { polling: 'raf', timeout: 60_000 },
      );
    for (let poll = 1; poll <= POLLS; poll += 1) {
      feeder.give(churned(world, 0.01, poll));
      await drawn(poll - 5);
      if (poll < FIRST_LOOK || poll % FIRST_LOOK !== 0) continue;
      // What is still on its way is no growth: the world that was first is poll 1.
      await drawn(poll + 1);
      looks.push(await heap(window));
    }
    return { first: median(looks.slice(0, 3)), last: median(looks.slice(-3)) };
  } finally {
    await window.close();
  }
}

/** @param {import('./window.mjs').BenchWindow} window */
async function heap({ devtools }) {
  // What only a first collection lets go of goes with a second.
  await devtools.send('HeapProfiler.collectGarbage');
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  return usedSize;
}
