import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** `pid name` of every process that belongs to a stage, by the mark in its environment. */
export function staged(): string[] {
  return readdirSync('/proc').flatMap((pid) => {
    if (!/^\d+$/.test(pid)) return [];
    try {
      if (!readFileSync(`/proc/${pid}/environ`, 'latin1').includes('IPCSCOPE_LAB=')) return [];
      return [`${pid} ${readFileSync(`/proc/${pid}/comm`, 'latin1').trim()}`];
    } catch {
      return []; // Not ours to read, or it has ended in the meantime.
    }
  });
}

/** Those of these namespaces (`ipc:4026532180`) that lsns(8) lists. */
export function listed(ids: Iterable<string>): string[] {
  const text = execFileSync('lsns', ['-n', '-t', 'ipc', '-o', 'NS'], { encoding: 'utf8' });
  const inodes = new Set(text.split('\n').map((line) => line.trim()));
  return [...ids].filter((id) => inodes.has(id.slice('ipc:'.length)));
}

/** Processes that ps(1) would show with a program of the lab in their command line. */
export function running(): string[] {
  return readdirSync('/proc').flatMap((pid) => {
    if (!/^\d+$/.test(pid)) return [];
    try {
      const words = readFileSync(`/proc/${pid}/cmdline`, 'latin1').replaceAll('\0', ' ');
      return words.includes('/mnt/bin/') ? [`${pid} ${words}`] : [];
    } catch {
      return [];
    }
  });
}

/** What of IPC is here, outside of every stage: objects, and the files that the lab makes on its own. */
export function outside(): { objects: string; files: string[] } {
  const files = ['note', 'door'].map((name) => join('/dev/shm', name));
  return {
    objects: execFileSync('ipcs', { encoding: 'utf8' }),
    files: [...files, '/mnt/bin', '/mnt/mqueue'].filter((file) => existsSync(file)),
  };
}
