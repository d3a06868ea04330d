import { readdirSync, statSync } from 'node:fs';
import type { PosixQueue } from '../../model/snapshot.ts';
import { attempt, readBytes } from '../kernel/files.ts';
import { queueIdPart } from './name.ts';
import { parseQueueStatus } from './status.ts';

/** A queue with the numbers by which a descriptor of it is told. */
export interface ListedQueue {
  queue: PosixQueue;
  device: number;
  inode: number;
  /** What it was made of. */
  file: QueueFile;
}

/** What `stat(2)` and the content of a queue's file say, wherever they were read. */
export interface QueueFile {
  name: Buffer;
  device: number;
  inode: number;
  mode: number;
  uid: number;
  gid: number;
  /** Null: it may not be read. */
  content: string | null;
}

/**
 * Lists a mounted mqueue file system, given `stat(2)` of its root. Reading a queue's file sets its access and
 * change time (`mqueue_read_file` in `ipc/mqueue.c`): the kernel has no other way
 * to tell its size, and nothing of IPC depends on them.
 */
export function listQueues(
  namespace: string,
  directory: string,
  { size }: { size: number },
): ListedQueue[] {
  const queues: ListedQueue[] = [];
  // The directory's size grows and shrinks with each queue (DIRENT_SIZE): none, nothing to list.
  if (size === 0) return queues;
  const base = Buffer.from(`${directory}/`);
  for (const name of readdirSync(directory, { encoding: 'buffer' })) {
    const path = Buffer.concat([base, name]);
    const stat = attempt(() => statSync(path));
    // Removed since it was listed.
    if ('refusal' in stat) continue;
    const { dev, ino, mode, uid, gid } = stat.value;
    const read = attempt(() => readBytes(path).toString('latin1'));
    const content = 'value' in read ? read.value : null;
    const file = { name, device: dev, inode: ino, mode, uid, gid, content };
    queues.push(listedQueue(namespace, file));
  }
  return queues;
}

export function listedQueue(namespace: string, file: QueueFile): ListedQueue {
  const status = file.content === null ? null : parseQueueStatus(file.content);
  const queue: PosixQueue = {
    id: `${namespace}/mqueue/${queueIdPart(file.name)}`,
    kind: 'mqueue',
    namespace,
    name: `/${file.name.toString('utf8')}`,
    inode: file.inode,
    mode: file.mode & 0o777,
    uid: file.uid,
    gid: file.gid,
    bytes: status?.bytes ?? 0,
    notify: status?.notify ?? null,
  };
  if (status === null) queue.unknown = ['bytes', 'notify'];
  return { queue, device: file.device, inode: file.inode, file };
}
