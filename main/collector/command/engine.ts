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

/**
 * Tells V8 not to mark what is alive in advance, beside the program: best before anything is
 * allocated. It would do so of its own accord 10 and 20 seconds after the start, to give memory
 * back (`MemoryReducer::Step()` and `IncrementalMarking::CanBeStarted()` in `src/heap` look at
 * this flag each time), and take a fifth of what polls once a second take; there is nearly none
 * to give back. That a collection stops the collector for some milliseconds longer hurts nobody.
 */
export function markAtOnce(): void {
  if (KNOWN.test(process.versions.v8)) setFlagsFromString('--no-incremental-marking');
}

let given: number | null = null;

/**
 * Sets V8's patience to the pace of the polls; best before much has run: what a function was
 * given before, it keeps.
 *
 * This flag may be set while V8 runs: it is a number that is looked up when a function's
 * budget is given out anew. (Most of those of its collector may not: they can end the process.)
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
