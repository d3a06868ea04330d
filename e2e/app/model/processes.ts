import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** A process of the system, as /proc has it. */
export interface Seen {
  pid: number;
  ppid: number;
  /** Effective. */
  uid: number;
  command: string[];
  /** What it runs; empty where that may not be read. */
  executable: string;
}

/** All processes below one. */
export function descendants(pid: number): Seen[] {
  const all = everybody();
  const found: Seen[] = [];
  const waiting = [pid];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const process of all) {
      if (process.ppid !== next) continue;
      found.push(process);
      waiting.push(process.pid);
    }
  }
  return found;
}

function everybody(): Seen[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const status = readFileSync(`/proc/${name}/status`, 'utf8');
      return {
        pid: Number(name),
        ppid: Number(/^PPid:\t(\d+)/m.exec(status)?.[1]),
        uid: Number(/^Uid:\t\d+\t(\d+)/m.exec(status)?.[1]),
        command: readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0').slice(0, -1),
        executable: executableOf(name),
      };
    } catch {
      return [];
    }
  });
}

function executableOf(pid: string): string {
  try {
    return readlinkSync(`/proc/${pid}/exe`);
  } catch {
    return '';
  }
}

/** Whether a process runs; one that has only not been waited for does not. */
export function isAlive(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) [ZX]/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
