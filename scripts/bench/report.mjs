import { writeFileSync } from 'node:fs';
import os from 'node:os';
import { growth } from './growth.mjs';
import { median, spread } from './statistics.mjs';

/** @typedef {import('./rounds.mjs').Measured} Measured */

/**
 * The bars: how much of each a snapshot may cost; null: for comparison only.
 * @type {{ name: string, of: keyof import('./rounds.mjs').Times, bar: number | null }[]}
 */
const COMPARISONS = [
  { name: 'lsns', of: 'lsns', bar: 0.15 },
  { name: 'lsns, then nsenter … ipcs for each', of: 'shell', bar: 0.06 },
  { name: 'C: open, read and close the same files', of: 'files', bar: 1.2 },
  { name: '  what is kept open, not opened', of: 'c', bar: null },
];

/** Percent of one processor, at one poll a second. */
const LOAD_BAR = 1;

/**
 * Prints the figures of each world, and writes them where that was asked for.
 * @param {Measured[]} worlds
 * @param {import('./options.mjs').Options} options
 */
export function report(worlds, { json }) {
  const processor = os.cpus()[0]?.model.trim() ?? 'unknown processor';
  const machine = `Linux ${os.release()}, ${os.cpus().length} × ${processor}, Node ${process.versions.node}`;
  console.log(machine);
  for (const world of worlds) print(world);
  if (worlds.length > 1) console.log(growth(worlds));
  if (json) writeFileSync(json, `${JSON.stringify({ machine, worlds }, null, 2)}\n`);
}

/** @param {Measured} world */
function print({ words, processes, namespaces, objects, links, times, load, replay }) {
  const snapshot = median(times.snapshot);
  const rows = [
    ['measure', 'median', 'from … to', 'snapshot ÷ it', 'bar'],
    ['warm snapshot', ms(snapshot), spread(times.snapshot, ms), '', ''],
    ['  processor time of a poll', ms(median(times.cpu)), spread(times.cpu, ms), '', ''],
  ];
  for (const { name, of, bar } of COMPARISONS) {
    const values = times[of];
    if (values.length === 0) continue;
    const ratio = snapshot / median(values);
    rows.push([name, ms(median(values)), spread(values, ms), ratio.toFixed(3), judged(ratio, bar)]);
  }
  if (load !== null) {
    const percent = (/** @type {number} */ value) => `${value.toFixed(2)} %`;
    for (const [name, value] of /** @type {const} */ ([
      ['one poll a second: the first half minute', load.begun],
      ['  the half minute after it', load.settled],
    ])) {
      rows.push([name, percent(value), '', '', judged(value, LOAD_BAR)]);
    }
  }
  console.log(`\nMade: ${words}.`);
  console.log(
    `Seen: ${namespaces} IPC namespaces, ${objects} objects, ${processes} processes, ${links} links.`,
  );
  console.log(`A snapshot asks of the kernel: ${replay}.\n`);
  console.log(table(rows));
}

/**
 * @param {number} value
 * @param {number | null} bar
 */
function judged(value, bar) {
  return bar === null ? '' : `at most ${bar} ${value <= bar ? '✓' : '✗'}`;
}

/** @param {string[][]} rows */
export function table(rows) {
  const widths = rows.reduce(
    (before, row) => row.map((cell, column) => Math.max(before[column] ?? 0, cell.length)),
    /** @type {number[]} */ ([]),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** @param {number} value */
function ms(value) {
  return `${value.toFixed(value < 10 ? 2 : 1)} ms`;
}
