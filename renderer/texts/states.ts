/** The letter of `/proc/PID/stat` in words, proc_pid_stat(5). */
const STATES: Readonly<Record<string, string>> = {
  R: 'running, or ready to run',
  S: 'sleeping',
  D: 'in uninterruptible sleep, mostly waiting for a disk',
  Z: 'ended, its parent has not asked how (zombie)',
  T: 'stopped by a signal',
  t: 'stopped by a debugger',
  X: 'dead',
  I: 'idle kernel thread',
};

export function stateWords(letter: string): string {
  return STATES[letter] ?? `state ${letter}`;
}

/** Z and X of proc_pid_stat(5): it has ended, makes no calls any more and is only still listed. */
export function hasEnded(letter: string): boolean {
  return letter === 'Z' || letter === 'X';
}

/** The one word worth a place in a list; null for a process that merely runs or sleeps. */
export function notableState(letter: string): string | null {
  return { Z: 'zombie', T: 'stopped', t: 'stopped by a debugger', X: 'dead' }[letter] ?? null;
}
