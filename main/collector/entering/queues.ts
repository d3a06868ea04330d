import { closeSync, fstatSync, openSync, type Stats, statSync } from 'node:fs';
import type { Namespace } from '../../model/snapshot.ts';
import { maybe } from '../kernel/files.ts';
import type { Libc } from '../kernel/libc.ts';
import { asRoot } from '../kernel/rights.ts';
import { type ListedQueue, listQueues } from '../mqueue/list.ts';
import { Parking } from '../mqueue/parking.ts';
import { QuietQueues, type Watched } from '../mqueue/quiet.ts';
import { ownMqueueMount } from '../namespaces/mounts.ts';
import type { Trouble } from './content.ts';

/** POSIX queues of the IPC namespace that the thread is in. */
export interface Queues {
  queues: readonly ListedQueue[];
  /** Null: not known. */
  device: number | null;
  /** The root of that file system; null: not known. */
  directory: Namespace['queueDirectory'] | null;
  troubles: readonly Trouble[];
}

/** Lists queues where that is allowed: through mounts of our own, and only where they can be others. */
export class QueueReader {
  readonly #libc: Libc;
  readonly #parking: Parking;
  readonly #quiet: QuietQueues<Queues>;

  constructor(libc: Libc) {
    this.#libc = libc;
    this.#parking = new Parking(libc);
    this.#quiet = new QuietQueues(libc);
  }

  /** A poll begins. */
  begin(): void {
    this.#quiet.begin();
  }

  /** Forgets those of other IPC namespaces. */
  keepOnly(ids: ReadonlySet<string>): void {
    this.#quiet.keepOnly(ids);
  }

  /** Whether no queue of a namespace was made, removed or given other rights since it was read. */
  holds(room: Watched): boolean {
    return this.#quiet.holds(room);
  }

  forget(id: string): void {
    this.#quiet.forget(id);
  }

  /** Of the IPC namespace that the thread is in; null where mounting is refused. */
  read(room: Watched): Queues | null {
    return this.#quiet.read(room) ?? maybe(() => this.#list(room));
  }

  /** Nothing that was mounted is left. */
  end(): void {
    this.#parking.clear();
  }

  #list(room: Watched): Queues {
    const mount = this.#libc.mountDetached('mqueue');
    try {
      const directory = `/proc/self/fd/${mount}`;
      return this.#quiet.list(room, directory, () => {
        const root = fstatSync(mount);
        const queues = listQueues(room.id, directory, root);
        return { queues, ...rootOf(root), troubles: unreadable(queues) };
      });
    } finally {
      this.#parking.park(mount);
    }
  }
}

/**
 * Without the right to mount: what is mounted already. Such a mount shows the
 * IPC namespace of whoever mounted it, so it counts only where a queue opened by
 * name proves it ours, or where nobody but the host's own start-up can have made it.
 */
export function readMountedQueues(libc: Libc | null, namespace: string, initial: boolean): Queues {
  const directory = ownMqueueMount();
  if (directory === null) {
    return unknown(
      'POSIX message queues: no mqueue file system is mounted here',
      'sudo mount -t mqueue none /dev/mqueue, or start with sudo',
    );
  }
  const root = maybe(() => statSync(directory));
  const queues = root === null ? null : maybe(() => listQueues(namespace, directory, root));
  if (root === null || queues === null) {
    return unknown(`POSIX message queues: ${directory} may not be listed`, asRoot());
  }
  const proven = libc !== null && queues.some((listed) => isOurs(libc, listed));
  if (!proven && !initial) {
    return unknown(`POSIX message queues: ${directory} may show another namespace's`, asRoot());
  }
  return { queues, ...rootOf(root), troubles: unreadable(queues) };
}

function rootOf({ dev, uid, gid, mode }: Stats): Pick<Queues, 'device' | 'directory'> {
  return { device: dev, directory: { uid, gid, mode: mode & 0o7777 } };
}

function isOurs(libc: Libc, { file, device, inode }: ListedQueue): boolean {
  const name = Buffer.concat([Buffer.from('/'), file.name, Buffer.alloc(1)]);
  const fd = maybe(() => libc.openQueue(name));
  if (fd === null) return false;
  try {
    const stat = fstatSync(fd);
    return stat.dev === device && stat.ino === inode;
  } finally {
    closeSync(fd);
  }
}

function unknown(what: string, remedy: string | null): Queues {
  return { queues: [], device: null, directory: null, troubles: [{ what, remedy }] };
}

/** Queues whose file may not be read: their sizes are unknown. */
export function unreadable(queues: readonly ListedQueue[]): Trouble[] {
  return queues
    .filter(({ queue }) => queue.unknown !== undefined)
    .map(({ queue }) => ({
      what: `Size and notification of the POSIX queue ${queue.name}`,
      remedy: asRoot(),
    }));
}

/** A descriptor of the IPC namespace that the calling thread is in. */
export function openHome(): { fd: number; id: string } {
  const fd = openSync('/proc/thread-self/ns/ipc', 'r');
  return { fd, id: `ipc:${fstatSync(fd).ino}` };
}
