import { statfsSync, statSync } from 'node:fs';
import type { NamespaceId } from '../../model/snapshot.ts';
import { attempt, maybe, readLink, readNumbers, readText } from '../kernel/files.ts';
import { parseNamespaceLink } from '../namespaces/identity.ts';

/** A POSIX queue that a process has open. */
export interface OpenQueue {
  fd: number;
  /** Device of the mqueue file system: one for each IPC namespace. */
  device: number;
  inode: number;
  access: 'read' | 'write' | 'read-write';
}

/** A namespace that a process holds open. */
export interface NamespaceDescriptor {
  fd: number;
  id: NamespaceId;
}

/** What a process's descriptors say; `refused` where they may not be listed. */
export interface Descriptors {
  queues: OpenQueue[];
  namespaces: NamespaceDescriptor[];
  sockets: { fd: number; inode: number }[];
  refused: boolean;
}

/** `include/uapi/linux/magic.h`. */
const MQUEUE_MAGIC = 0x19800202;

// A queue's link reads `/name`: a file of the root directory, or a queue.
const MAYBE_QUEUE = /^\/[^/]+$/;

const SOCKET = /^socket:\[(\d+)\]$/;

/**
 * Looks through `/proc/PID/fd` for what holds IPC objects or namespaces.
 *
 * @param isKnown tells descriptors of which it is known that they hold neither
 */
export function readDescriptors(pid: number, isKnown?: (fd: number) => boolean): Descriptors {
  const found: Descriptors = { queues: [], namespaces: [], sockets: [], refused: false };
  const listed = attempt(() => readNumbers(`/proc/${pid}/fd`));
  if ('refusal' in listed) return { ...found, refused: listed.refusal === 'refused' };
  for (const fd of listed.value) {
    if (isKnown?.(fd)) continue;
    const link = attempt(() => readLink(`/proc/${pid}/fd/${fd}`));
    // Root may list what it may not look into.
    if ('refusal' in link && link.refusal === 'refused') return { ...found, refused: true };
    if ('value' in link) sort(pid, fd, link.value, found);
  }
  return found;
}

function sort(pid: number, fd: number, link: string, found: Descriptors): void {
  if (MAYBE_QUEUE.test(link)) {
    const queue = maybe(() => readQueue(pid, fd));
    if (queue) found.queues.push(queue);
    return;
  }
  const inode = SOCKET.exec(link)?.[1];
  if (inode !== undefined) {
    found.sockets.push({ fd, inode: Number(inode) });
    return;
  }
  const id = parseNamespaceLink(link);
  if (id !== null) found.namespaces.push({ fd, id });
}

function readQueue(pid: number, fd: number): OpenQueue | null {
  const path = `/proc/${pid}/fd/${fd}`;
  if (statfsSync(path).type !== MQUEUE_MAGIC) return null;
  const { dev, ino } = statSync(path);
  const access = parseAccess(readText(`/proc/${pid}/fdinfo/${fd}`));
  return access && { fd, device: dev, inode: ino, access };
}

/** The access mode in the `flags:` line of `/proc/PID/fdinfo/FD`, proc_pid_fdinfo(5). */
export function parseAccess(fdinfo: string): OpenQueue['access'] | null {
  const flags = /^flags:\s+([0-7]+)$/m.exec(fdinfo)?.[1];
  if (flags === undefined) return null;
  // O_ACCMODE: 0 read, 1 write, 2 both.
  return (['read', 'write', 'read-write'] as const)[Number.parseInt(flags, 8) & 3] ?? null;
}
