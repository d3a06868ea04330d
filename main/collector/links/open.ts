import type { Link } from '../../model/snapshot.ts';
import type { ListedQueue } from '../mqueue/list.ts';
import type { OpenQueue } from '../processes/descriptors.ts';
import { union } from './access.ts';

export interface QueueHolder {
  process: { pid: number };
  queues: readonly OpenQueue[];
}

/** A descriptor whose queue no listing shows. */
export interface Unlisted {
  pid: number;
  fd: number;
  /** Id of the namespace that it belongs to: the queue has been unlinked there. Null: not known. */
  namespace: string | null;
}

/**
 * Which process has which POSIX queue open. Exact: device and inode of a
 * descriptor are those of the listed file, whatever namespace the process is in.
 *
 * @param devices namespace ids by the device of their mqueue file system
 */
export function openLinks(
  holders: Iterable<QueueHolder>,
  listed: readonly ListedQueue[],
  devices: ReadonlyMap<number, string>,
): { links: Link[]; unlisted: Unlisted[] } {
  const links: Link[] = [];
  const unlisted: Unlisted[] = [];
  const byFile = new Map(
    listed.map(({ device, inode, queue }) => [`${device} ${inode}`, queue.id]),
  );
  for (const { process, queues } of holders) {
    if (queues.length === 0) continue;
    const { pid } = process;
    const accesses = new Map<string, OpenQueue['access'][]>();
    for (const { fd, device, inode, access } of queues) {
      const id = byFile.get(`${device} ${inode}`);
      if (id === undefined) unlisted.push({ pid, fd, namespace: devices.get(device) ?? null });
      else accesses.set(id, [...(accesses.get(id) ?? []), access]);
    }
    for (const [object, all] of accesses) {
      links.push({ kind: 'open', process: pid, object, access: union(all) });
    }
  }
  return { links, unlisted };
}
