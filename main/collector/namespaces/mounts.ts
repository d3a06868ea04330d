import { sameItems } from '../../model/same.ts';
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

/** The nsfs mounts of a mount namespace. */
export interface MountsSeen {
  /** The process through which they were read. */
  pid: number;
  mounts: readonly NamespaceMount[];
}

/** Those who live in a namespace, by its id. */
type Membership = ReadonlyMap<string, readonly { pid: number }[]>;

/** Reads the nsfs mounts of all mount namespaces that processes live in. */
export class Mounts {
  #last = new Map<string, { text: string; seen: MountsSeen }>();
  #all: readonly MountsSeen[] = [];
  #membership: Membership = new Map();
  /** The mount namespaces of it. */
  #namespaces: readonly [string, readonly { pid: number }[]][] = [];

  /**
   * The same list while all are as they were.
   *
   * @param membership all processes, by the ids of their namespaces
   */
  refresh(membership: Membership): readonly MountsSeen[] {
    if (membership !== this.#membership) {
      this.#namespaces = [...membership].filter(([id]) => id.startsWith('mnt:'));
      this.#membership = membership;
    }
    const now = new Map<string, { text: string; seen: MountsSeen }>();
    for (const [id, members] of this.#namespaces) {
      const read = readMountinfo(members);
      if (read === null) continue;
      const { pid, text } = read;
      const before = this.#last.get(id);
      const same = before?.text === text && before.seen.pid === pid;
      now.set(id, same ? before : { text, seen: { pid, mounts: parseNamespaceMounts(text) } });
    }
    const all = Array.from(now.values(), ({ seen }) => seen);
    this.#last = now;
    if (!sameItems(all, this.#all)) this.#all = all;
    return this.#all;
  }
}

/** Through the first of its processes that lets it be read. */
function readMountinfo(members: readonly { pid: number }[]): { pid: number; text: string } | null {
  for (const { pid } of members) {
    const text = attempt(() => readText(`/proc/${pid}/mountinfo`));
    if ('value' in text) return { pid, text: text.value };
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
