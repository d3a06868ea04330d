import type { IpcObject, Link, LinkKind, Process } from '../../model/snapshot.ts';

/**
 * What the kernel remembers of who used an object: the creator and last operator
 * of a segment, the last sender and receiver of a queue, the last operator of each
 * semaphore of a set (semctl(2), GETPID). It keeps the bare number,
 * which may since have been given to another process; a process that started
 * after the moment in question is not the one, and gets no link.
 */
export function traceLinks(
  objects: readonly IpcObject[],
  processes: ReadonlyMap<number, Process>,
): Link[] {
  const links: Link[] = [];
  function add(kind: LinkKind, object: IpcObject, pid: number, at: number): void {
    const process = processes.get(pid);
    // Kernel times are whole seconds: the process may have started within that one.
    if (process === undefined || process.startTime >= (at + 1) * 1000) return;
    links.push({ kind, process: pid, object: object.id });
  }
  for (const object of objects) {
    if (object.kind === 'msg') {
      add('last-sender', object, object.lastSender, object.sentAt);
      add('last-receiver', object, object.lastReceiver, object.receivedAt);
    } else if (object.kind === 'shm') {
      add('creator', object, object.creator, object.changedAt);
      const moved = Math.max(object.attachedAt, object.detachedAt);
      add('last-operator', object, object.lastOperator, moved);
    } else if (object.kind === 'sem') {
      // The kernel has one time for all of the set: no semaphore was moved later.
      const moved = Math.max(object.operatedAt, object.changedAt);
      for (const pid of new Set(object.semaphores?.map(({ lastPid }) => lastPid))) {
        add('last-operator', object, pid, moved);
      }
    }
  }
  return links;
}
