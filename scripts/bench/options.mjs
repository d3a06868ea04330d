import { parseArgs } from 'node:util';
import { Refusal } from '../process/entry.mjs';

/**
 * @typedef {object} Options
 * @property {number[]} scales - of the world, 1: 200 namespaces and 2,000 processes
 * @property {number} rounds - each measures everything once
 * @property {number} polls - snapshots a round
 * @property {string | undefined} json - file for the figures
 */

const USAGE = `Usage: npm run bench [-- OPTION...]

  --scale N[,N...]  size of the world: 1 is 200 IPC namespaces, 600 System V objects,
                    100 POSIX queues and 2,000 processes (default 1; 0.25,1,4 shows growth)
  --rounds N        how often everything is measured (default 5)
  --quick           a tenth of the world, two rounds: whether it works at all
  --json FILE       the figures, for a machine`;

/**
 * @param {string[]} args
 * @returns {Options} refused where they are not understood
 */
export function parseOptions(args) {
  const { scale, rounds, quick, json } = values(args);
  return {
    scales: (scale ?? (quick ? '0.1' : '1')).split(',').map((text) => positive('--scale', text)),
    rounds: Math.ceil(positive('--rounds', rounds ?? (quick ? '2' : '5'))),
    polls: quick ? 5 : 10,
    json,
  };
}

/** @param {string[]} args */
function values(args) {
  try {
    return parseArgs({
      args,
      options: {
        scale: { type: 'string' },
        rounds: { type: 'string' },
        quick: { type: 'boolean', default: false },
        json: { type: 'string' },
      },
    }).values;
  } catch (error) {
    throw new Refusal(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  }
}

/**
 * @param {string} name
 * @param {string} text
 */
function positive(name, text) {
  const value = Number(text);
  if (text.trim() !== '' && value > 0 && value <= 100) return value;
  throw new Refusal(`${name} takes a number above 0 and up to 100, not '${text}'\n\n${USAGE}`);
}
