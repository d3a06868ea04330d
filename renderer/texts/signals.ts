/** Numbers of signal(7) on x86 and ARM. */
const SIGNALS =
  'HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT STOP TSTP TTIN TTOU URG XCPU XFSZ VTALRM PROF WINCH IO PWR SYS'.split(
    ' ',
  );

/** `SIGUSR1`, `SIGRTMIN+2`, `signal 99`. */
export function signalName(signal: number): string {
  const name = SIGNALS[signal - 1];
  if (name !== undefined) return `SIG${name}`;
  if (signal === 34) return 'SIGRTMIN';
  return signal > 34 && signal <= 64 ? `SIGRTMIN+${signal - 34}` : `signal ${signal}`;
}
