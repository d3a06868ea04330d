import { parseArgs } from 'node:util';
import { Refusal } from '../process/entry.mjs';

/**
 * @typedef {object} Options
 * @property {number[]} scales - of the world, 1: 200 namespaces and 2,000 processes
 * @property {(scale: number) => boolean} withRivals - whether the others are measured in it, too
 * @property {(scale: number) => boolean} withLoad - whether it is watched once a second
 * @property {number} soak - polls under churn, and nothing else; 0: none
 * @property {number} rounds - each measures everything once
 * @property {number} polls - snapshots a round
 * @property {string | undefined} json - file for the figures
 */

const USAGE = `Usage: npm run bench [-- OPTION...]

  --scale N[,N...]  size of the world: 1 is 200 IPC namespaces, 600 System V objects,
                    100 POSIX queues and 2,000 processes. Where it is not given: everything
                    at 1, growth from 0.25 to 4, and one poll a second at 0.25
  --rounds N        how often everything is measured (default 5)
  --quick           a tenth of the world, two rounds: whether it works at all
  --soak [N]        instead: N polls (default 10000) while 100 processes and 5 namespaces
                    are made and ended a second; what of memory, descriptors and
                    namespaces is left
  --json FILE       the figures, for a machine`;

/**
 * @param {string[]} args
 * @returns {Options} refused where they are not understood
 */
export function parseOptions(args) {
  const soak = soakOf(args);
  const { scale, rounds, quick, json } = values(soak.rest);
  const given = scale ?? (quick ? '0.1' : undefined);
  return {
    scales: (given ?? '0.25,1,4').split(',').map((text) => positive('--scale', text)),
    withRivals: (one) => given !== undefined || one === 1,
    withLoad: (one) => given === undefined && one === LOAD_SCALE,
    soak: soak.polls,
    rounds: Math.ceil(positive('--rounds', rounds ?? (quick ? '2' : '5'))),
    polls: quick ? 5 : 10,
    json,
  };
}

/** 500 processes. */
const LOAD_SCALE = 0.25;
const SOAK_POLLS = 10_000;

/**
 * `--soak`, whose number may be left out.
 * @param {string[]} args
 */
function soakOf(args) {
  const at = args.indexOf('--soak');
  if (at < 0) return { polls: 0, rest: args };
  const number = /^\d+$/.test(args[at + 1] ?? '') ? Number(args[at + 1]) : undefined;
  const rest = args.toSpliced(at, number === undefined ? 1 : 2);
  return { polls: number ?? SOAK_POLLS, rest };
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
