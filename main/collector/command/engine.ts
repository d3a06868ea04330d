import { setFlagsFromString } from 'node:v8';

/**
 * How many bytes of bytecode a function runs before V8 optimises it (`--interrupt-budget`):
 * as many as is usual, or where polls are slow so many. Optimising is the work of other
 * threads, and polling once a second it would take as long as the polls for the first
 * minutes: it can wait.
 */
const BUDGET_BUSY = 66 * 1024;
const BUDGET_SLOW = 2_000_000;
const SLOW_MS = 500;
const KNOWN = /^11\.3\./;

let given: number | null = null;

/**
 * Sets V8's patience to the pace of the polls; best before much has run: what a function was
 * given before, it keeps.
 *
 * This flag may be set while V8 runs: it is a number that is looked up when a function's
 * budget is given out anew. (Those of its collector may not: they can end the process. And
 * without `--incremental-marking`, which can be switched off, the first half minute takes a
 * fifth less, but after 5,000 polls it has a quarter more memory.)
 * Only in the V8 of Node 20, in which it was tried: others have another flag for it, and what
 * they do not know they complain of on standard error.
 */
export function compileAtPace(everyMs: number): void {
  if (!KNOWN.test(process.versions.v8)) return;
  const budget = everyMs >= SLOW_MS ? BUDGET_SLOW : BUDGET_BUSY;
  if (budget === given || (given === null && budget === BUDGET_BUSY)) return;
  given = budget;
  setFlagsFromString(`--interrupt-budget=${budget}`);
}
