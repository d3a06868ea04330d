import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** A process as /proc shows it: its pids from our pid namespace to its own. */
interface Seen {
  pid: number;
  ppid: number;
  /** `NSpid:` of proc_pid_status(5), the first is `pid`. */
  pids: number[];
}

/**
 * The processes below one, by the pid that they have in the pid namespace that its
 * child made: on the stage a process is known by that one, outside by another.
 *
 * @param stage pid of the process that made the pid namespace
 * @returns our pids by the stage's
 */
export function pidsOnStage(stage: number): Map<number, number> {
  const children = new Map<number, Seen[]>();
  for (const seen of everybody()) {
    const siblings = children.get(seen.ppid);
    if (siblings) siblings.push(seen);
    else children.set(seen.ppid, [seen]);
  }
  const found = new Map<number, number>();
  const waiting = [...(children.get(stage) ?? [])];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [, there] = next.pids;
    if (there !== undefined) found.set(there, next.pid);
    waiting.push(...(children.get(next.pid) ?? []));
  }
  return found;
}

function everybody(): Seen[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      return parseStatus(readFileSync(`/proc/${name}/status`, 'latin1')) ?? [];
    } catch {
      return []; // It has ended in the meantime.
    }
  });
}

/** The pids in the text of `/proc/PID/status`; null where there are none. */
export function parseStatus(status: string): Seen | null {
  const field = (name: string) => new RegExp(`^${name}:\\s*(.*)$`, 'm').exec(status)?.[1];
  const ppid = Number(field('PPid'));
  const pids = (field('NSpid') ?? field('Pid') ?? '').split(/\s+/).map(Number);
  const [pid] = pids;
  if (!pid || !Number.isInteger(ppid) || pids.some((one) => !Number.isInteger(one))) return null;
  return { pid, ppid, pids };
}

/** `ipc:4026532180`; null where the process has ended or may not be looked at. */
export function ipcNamespaceOf(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/ns/ipc`).replace(/[[\]]/g, '');
  } catch {
    return null;
  }
}
