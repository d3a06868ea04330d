import { attempt, maybe, readText } from '../kernel/files.ts';
import { parseNamespaceLink } from './identity.ts';

/** A namespace kept alive by a bind mount of its file. */
export interface NamespaceMount {
  id: string;
  /** Where it is mounted, seen in its mount namespace. */
  path: string;
}

/** The nsfs mounts in the text of `/proc/PID/mountinfo`, proc_pid_mountinfo(5). */
export function parseNamespaceMounts(mountinfo: string): NamespaceMount[] {
  const mounts: NamespaceMount[] = [];
  // Long texts, few such lines: look for the file system's name first.
  for (
    let at = mountinfo.indexOf(' - nsfs ');
    at >= 0;
    at = mountinfo.indexOf(' - nsfs ', at + 1)
  ) {
    const fields = mountinfo.slice(mountinfo.lastIndexOf('\n', at) + 1, at).split(' ');
    const id = parseNamespaceLink(fields[3] ?? '');
    const path = unescapeMount(fields[4] ?? '');
    if (id !== null && path !== '') mounts.push({ id, path });
  }
  return mounts;
}

/** Undoes the octal escapes of space, tab, line end and backslash. */
export function unescapeMount(path: string): string {
  return path.replace(/\\([0-7]{3})/g, (_, octal: string) =>
    String.fromCharCode(Number.parseInt(octal, 8)),
  );
}

/**
 * The nsfs mounts of one mount namespace, through the first of its processes that
 * lets them be read.
 */
export function readNamespaceMounts(
  pids: Iterable<number>,
): { pid: number; mounts: NamespaceMount[] } | null {
  for (const pid of pids) {
    const text = attempt(() => readText(`/proc/${pid}/mountinfo`));
    if ('value' in text) return { pid, mounts: parseNamespaceMounts(text.value) };
    if (text.refusal === 'refused') return null;
  }
  return null;
}

/** The first mount point of an mqueue file system in `/proc/PID/mountinfo`. */
export function mqueueMount(mountinfo: string): string | null {
  for (const line of mountinfo.split('\n')) {
    const [before = '', after = ''] = line.split(' - ', 2);
    if (after.split(' ')[0] === 'mqueue') return unescapeMount(before.split(' ')[4] ?? '');
  }
  return null;
}

/** As `mqueueMount`, of the observer's own mount namespace. */
export function ownMqueueMount(): string | null {
  return maybe(() => mqueueMount(readText('/proc/self/mountinfo')));
}
