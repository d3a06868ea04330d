import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** In the environment of everything on a stage: which process opened it. */
export const MARK = 'IPCSCOPE_LAB';

/** This process, told from every other that had or will have its pid, or has it elsewhere. */
export function ownMark(): string {
  return `${process.pid}:${startOf(process.pid)}:${pidNamespace()}`;
}

/** Inode of the pid namespace in which our pids mean what they mean. */
function pidNamespace(): string {
  return readlinkSync('/proc/self/ns/pid').replace(/\D/g, '');
}

/** When a process began, in ticks since boot: proc_pid_stat(5), field 22; null where it is not. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

/** The mark in the text of `/proc/PID/environ`, proc_pid_environ(5); null where there is none. */
export function markIn(environment: string): string | null {
  const found = environment.split('\0').find((entry) => entry.startsWith(`${MARK}=`));
  const mark = found?.slice(MARK.length + 1) ?? '';
  return /^\d+:\d+:\d+$/.test(mark) ? mark : null;
}

/**
 * Ends what a stage has left whose opener is gone. It should never find anything: a
 * stage ends with its opener. Says how many it ended.
 */
export function endStrays(): number {
  const ours = pidNamespace();
  let ended = 0;
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const mark = markIn(readFileSync(`/proc/${name}/environ`, 'latin1'));
      if (mark === null) continue;
      const [opener = '', start, namespace] = mark.split(':');
      if (namespace !== ours || startOf(Number(opener)) === start) continue;
      process.kill(Number(name), 'SIGKILL');
      ended += 1;
    } catch {
      // Somebody else's, or it has ended in the meantime.
    }
  }
  return ended;
}
