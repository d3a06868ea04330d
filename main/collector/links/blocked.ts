import type { IpcObject, Link } from '../../model/snapshot.ts';
import type { ListedQueue } from '../mqueue/list.ts';
import type { Reading } from '../processes/read.ts';

/**
 * Which process waits for which object. Exact: a thread cannot leave its IPC
 * namespace while it is in the call, so the id that it passed means the object of
 * that number there; a POSIX queue is known by its file.
 */
export function blockedLinks(
  readings: readonly Reading[],
  objects: readonly IpcObject[],
  listed: readonly ListedQueue[],
): Link[] {
  const waiting = readings.filter(({ threads }) => threads.length > 0);
  if (waiting.length === 0) return [];
  const ids = new Set(objects.map(({ id }) => id));
  const byFile = new Map(
    listed.map(({ device, inode, queue }) => [`${device} ${inode}`, queue.id]),
  );
  const links = new Map<string, Link>();
  for (const { process, threads } of waiting) {
    for (const { wait, elsewhere } of threads) {
      if (wait === null || wait === 'refused') continue;
      const { operation, target } = wait;
      const room = elsewhere.find(({ type }) => type === 'ipc')?.id ?? process.namespaces.ipc;
      const object =
        target.kind === 'mqueue'
          ? byFile.get(`${target.device} ${target.inode}`)
          : `${room}/${target.kind}/${target.sysvId}`;
      // Removed since, or in a namespace that may not be read.
      if (object === undefined || !ids.has(object)) continue;
      const link: Link = { kind: 'blocked', process: process.pid, object, operation };
      links.set(`${process.pid} ${object}`, link);
    }
  }
  return [...links.values()];
}
