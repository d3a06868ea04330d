import { readdirSync } from 'node:fs';
import os from 'node:os';
import { table } from '../report.mjs';
import { median, spread } from '../statistics.mjs';

/** Milliseconds from the call to the screen. */
const BAR = 50;

/**
 * Prints how soon messages were seen, live and by polls, and what it costs.
 *
 * @param {{ counted: number[] }} polls
 * @param {{ moving: number[], counted: number[] }} live
 * @param {{ off: number[], on: number[] }} calls nanoseconds of a system call
 */
export function reportEvents(polls, live, calls) {
  const polled = median(polls.counted);
  const row = (
    /** @type {string} */ name,
    /** @type {number[]} */ times,
    /** @type {boolean} */ bar,
  ) => [
    name,
    ms(median(times)),
    spread(times, ms),
    (median(times) / polled).toFixed(2),
    bar ? `${median(times) <= BAR ? '✓' : '✗'} at most ${BAR} ms` : '',
  ];
  const processor = os.cpus()[0]?.model.trim() ?? 'unknown processor';
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).length;
  console.log(`Linux ${os.release()}, ${os.cpus().length} × ${processor}, software rendering`);
  console.log(`${processes} processes, ${live.moving.length} messages each\n`);
  console.log(
    table([
      ['from just before msgsnd to', 'median', 'from … to', '÷ polls', 'bar'],
      row('its count, with polls alone (500 ms)', polls.counted, false),
      row('the message on its way, live', live.moving, true),
      row('its count, live', live.counted, true),
    ]),
  );
  const [off, on] = [median(calls.off), median(calls.on)];
  const more = `${Math.round(off)} ns, while live events are on ${Math.round(on)} ns`;
  console.log(`\nA system call that has nothing to do with IPC (dd, a byte a call): ${more}.`);
}

/** @param {number} value */
function ms(value) {
  return `${value.toFixed(1)} ms`;
}
