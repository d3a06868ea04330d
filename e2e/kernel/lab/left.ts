import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** What there is of processes, namespaces and objects that a lab could have left. */
export interface Things {
  /** `pid command` of every process on a stage, by the mark in its environment. */
  processes: string[];
  /** Of all types but those that the kernel's own processes live in. */
  namespaces: string[];
  /** What `ipcs` says here. */
  objects: string;
  /** Files in /dev/shm here. */
  files: string[];
}

export function things(): Things {
  const processes: string[] = [];
  const namespaces = new Set<string>();
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (readFileSync(`/proc/${pid}/environ`, 'latin1').includes('IPCSCOPE_LAB=')) {
        processes.push(`${pid} ${readFileSync(`/proc/${pid}/comm`, 'latin1').trim()}`);
        for (const type of ['ipc', 'user', 'pid']) {
          namespaces.add(readlinkSync(`/proc/${pid}/ns/${type}`));
        }
      }
    } catch {
      // Not ours to read, or it has ended in the meantime.
    }
  }
  return {
    processes,
    namespaces: [...namespaces],
    objects: execFileSync('ipcs', { encoding: 'utf8' }),
    files: readdirSync('/dev/shm').sort(),
  };
}

/** The namespaces that lsns(8) lists, by inode and type. */
export function listed(): Set<string> {
  const text = execFileSync('lsns', ['-n', '-o', 'NS,TYPE'], { encoding: 'utf8' });
  return new Set(text.trim().split('\n'));
}
