/** What is used of a line of `/proc/PID/stat`, proc_pid_stat(5). */
export interface Stat {
  comm: string;
  state: string;
  ppid: number;
  /** PF_KTHREAD is set: a thread of the kernel itself. */
  kernelThread: boolean;
  threads: number;
  /** Clock ticks (1/100 s) since boot. */
  startTicks: number;
  /**
   * Where its stack began, decimal digits; `0`: there is none, or not for this observer to know.
   * Children have it from their parent, until they or it call execve(2).
   */
  startStack: string;
}

/** `include/linux/sched.h`. */
const PF_KTHREAD = 0x00200000;

/**
 * Parses `/proc/PID/stat`. The name stands in parentheses and may itself hold
 * anything, parentheses and line ends too: the last `)` ends it. Null where the
 * text is not such a line (cut off, empty).
 */
export function parseStat(text: string): Stat | null {
  const open = text.indexOf('(');
  const close = text.lastIndexOf(')');
  if (open < 0 || close < open) return null;
  // From field 3, the state, on.
  const fields = text.slice(close + 2).split(' ');
  const state = fields[0];
  const ppid = Number(fields[1]);
  const flags = Number(fields[6]);
  const threads = Number(fields[17]);
  const startTicks = Number(fields[19]);
  if (state?.length !== 1 || fields.length < 20) return null;
  if (![ppid, flags, threads, startTicks].every(Number.isSafeInteger)) return null;
  return {
    comm: text.slice(open + 1, close),
    state,
    ppid,
    kernelThread: (flags & PF_KTHREAD) !== 0,
    threads,
    startTicks,
    startStack: fields[25] ?? '0',
  };
}
