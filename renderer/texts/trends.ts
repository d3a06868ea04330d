import { number, plural } from './numbers.ts';
import { size } from './sizes.ts';

const MINUTE = 60_000;

/** What is followed over time, as it is called, and its values in words. */
export const MEASURE_TEXTS = {
  messages: { label: 'Messages', words: (value: number) => number(value) },
  bytes: { label: 'Size', words: (value: number) => size(value) },
  attaches: { label: 'Attaches', words: (value: number) => number(value) },
  resident: { label: 'In memory', words: (value: number) => size(value) },
  sum: { label: 'Sum of values', words: (value: number) => number(value) },
  waits: { label: 'Waiting', words: (value: number) => number(value) },
} as const;

/** `the last 4 min`, `the last 35 s`. */
export function spanWords(ms: number): string {
  if (ms < 2 * MINUTE) return `the last ${Math.max(1, Math.round(ms / 1000))} s`;
  return `the last ${Math.round(ms / MINUTE)} min`;
}

/** `at least 12 sent and 10 received in the last 60 s: 0.2 a second sent`. */
export function flowWords(sent: number, received: number, ms: number): string {
  if (sent === 0 && received === 0) return `none seen to pass in ${spanWords(ms)}`;
  const passed = `at least ${number(sent)} sent and ${number(received)} received in ${spanWords(ms)}`;
  const rate = Math.max(sent, received) / (ms / 1000);
  return rate < 0.1 ? passed : `${passed}: ${rateWords(rate)} or more`;
}

function rateWords(rate: number): string {
  return `${rate < 10 ? rate.toFixed(1) : number(Math.round(rate))} a second`;
}

/** `7 changes`, `no change`. */
export function changeWords(changes: number): string {
  return changes === 0 ? 'no change' : plural(changes, 'change');
}
