import { constants } from 'node:os';

/** What Chromium says of a child process that is gone: Electron's `child-process-gone`. */
export interface Gone {
  /** `killed`, `crashed`, `oom`, … */
  reason: string;
  /** Number of the signal, where one ended it. */
  exitCode: number;
}

/** The collector and Node exit with 1 and 2 by themselves; signals of these numbers are rare. */
const OWN_CODES = [1, 2];

/**
 * Why a utility process ended, in words.
 *
 * @param code of Electron's `exit`: the process's own; after a signal sometimes the
 * signal's number and sometimes 0 (both seen with Electron 25)
 * @param gone what Chromium knows about it; null where it has said nothing
 */
export function describeExit(code: number, gone: Gone | null): string {
  if (gone?.reason === 'oom') return 'out of memory';
  if (gone?.reason === 'launch-failed') return 'it could not be started';
  if (code !== 0) {
    const signal = OWN_CODES.includes(code) ? null : nameOf(code > 128 ? code - 128 : code);
    return signal ?? `exit code ${code}`;
  }
  return (gone && nameOf(gone.exitCode)) ?? 'without a reason';
}

function nameOf(signal: number): string | null {
  const found = Object.entries(constants.signals).find(([, number]) => number === signal);
  return found?.[0] ?? null;
}
