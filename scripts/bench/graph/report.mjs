import os from 'node:os';
import { table } from '../report.mjs';
import { median } from '../statistics.mjs';

/** @typedef {import('./frames.mjs').Frames} Frames */

/**
 * Prints what was measured, each beside its bar.
 *
 * @param {object} measured
 * @param {Awaited<ReturnType<typeof import('./measure.mjs').measureOurs>>} measured.ours
 * @param {{ settled: Frames[], moving: Frames[] }} measured.force
 * @param {{ ours: number[], empty: number[] }} measured.start
 * @param {{ first: number, last: number } | null} measured.memory
 * @param {boolean} measured.real whether the first picture was of a world made for it
 */
export function reportGraph({ ours, force, start, memory, real }) {
  const of = (/** @type {Frames[]} */ frames, /** @type {keyof Frames} */ field) =>
    median(frames.map((one) => one[field]));
  const settled = of(ours.settled, 'perSecond');
  const changing = of(ours.changing, 'perSecond');
  const work = of(ours.settled, 'workMs') / of(force.settled, 'workMs');
  const task = Math.max(...ours.settled.map(({ longestTaskMs }) => longestTaskMs));
  const change = median(ours.changes.map(({ ms }) => ms));
  const frame = Math.max(...ours.changes.map(({ longestFrameMs }) => longestFrameMs));
  const first = median(start.ours) / median(start.empty);
  const rows = [
    ['measure', 'ours', 'reference', 'bar', ''],
    row('settled, pan, zoom and point: frames a second', settled, of(force.settled, 'perSecond'), [
      'at least 55',
      settled >= 55,
    ]),
    row('  main thread a frame, ms', of(ours.settled, 'workMs'), of(force.settled, 'workMs'), [
      'at most 0.5 of it',
      work <= 0.5,
    ]),
    row('  longest task, ms (0: none above 50)', task, null, ['at most 50', task <= 50]),
    row('changing each second: frames a second', changing, of(force.moving, 'perSecond'), [
      'at least 50',
      changing >= 50,
    ]),
    row('a change of 1 % to pixels, ms', change, null, ['at most 100', change <= 100]),
    row("  from the collector's line, ms", median(ours.changes.map(({ allMs }) => allMs)), null, [
      '',
      true,
    ]),
    row('  longest frame, ms', frame, null, ['at most 50', frame <= 50]),
    row('first picture from process start, ms', median(start.ours), median(start.empty), [
      'at most 1.5 of it',
      first <= 1.5,
    ]),
  ];
  if (memory) {
    const growth = memory.last / memory.first;
    rows.push(
      row('heap after 1,000 polls, MB', memory.last / 1e6, memory.first / 1e6, [
        'at most 1.1 of it',
        growth <= 1.1,
      ]),
    );
  }
  const processor = os.cpus()[0]?.model.trim() ?? 'unknown processor';
  console.log(`Linux ${os.release()}, ${os.cpus().length} × ${processor}, software rendering\n`);
  console.log(table(rows));
  console.log('\nReference: force-graph with the same data; an empty window; after 300 polls.');
  if (!real) console.log('The first picture was of this machine as it is: worlds need root.');
}

/**
 * @param {string} name
 * @param {number} ours
 * @param {number | null} reference
 * @param {[string, boolean]} bar
 */
function row(name, ours, reference, [bar, held]) {
  return [
    name,
    ours.toFixed(1),
    reference === null ? '' : reference.toFixed(1),
    bar,
    verdict(bar, held),
  ];
}

/**
 * @param {string} bar
 * @param {boolean} held
 */
function verdict(bar, held) {
  if (bar === '') return '';
  return held ? '✓' : '✗';
}
