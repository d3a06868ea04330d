import { closeSync } from 'node:fs';
import { maybe } from '../kernel/files.ts';
import { Watches } from '../kernel/inotify.ts';
import type { Libc } from '../kernel/libc.ts';
import { type ListedQueue, listedQueue, type QueueFile } from './list.ts';

/** The queues of a namespace, as they were listed. */
interface Listing {
  readonly queues: readonly ListedQueue[];
}

/** A namespace, and which life of it: its id may be given to another. */
export interface Watched {
  readonly id: string;
  readonly life: object;
}

/**
 * Lists of queues that still hold, so that nothing need be mounted to see them again.
 *
 * A watch on the root of a namespace's mqueue file system tells when a queue is made
 * (`vfs_mkobj()`), removed (`vfs_unlink()`) or given other rights (`notify_change()`),
 * by whatever way: mq_open(3) and mq_unlink(3) go through the same root
 * (`ipc/mqueue.c`). It does not tell of messages: the size of each queue is read at
 * each visit, from the queue opened by its name.
 */
export class QuietQueues<Kind extends Listing> {
  readonly #libc: Libc;
  readonly #watches = maybe(() => new Watches());
  readonly #known = new Map<string, { life: object; watch: number; listing: Kind }>();
  readonly #byWatch = new Map<number, string>();
  /** Names as mq_open(3) takes them, by those in the directory. */
  readonly #paths = new WeakMap<Buffer, Buffer>();
  readonly #line = Buffer.allocUnsafe(256);

  constructor(libc: Libc) {
    this.#libc = libc;
  }

  /** A poll begins: forgets the lists that do not hold any more. */
  begin(): void {
    if (this.#watches === null) return;
    const changed = this.#watches.changed();
    for (const watch of changed ?? [...this.#byWatch.keys()]) {
      const id = this.#byWatch.get(watch);
      if (id !== undefined) this.forget(id);
    }
  }

  /** Forgets those of other namespaces. */
  keepOnly(ids: ReadonlySet<string>): void {
    for (const id of this.#known.keys()) if (!ids.has(id)) this.forget(id);
  }

  /** Whether the list of a namespace still holds, as far as its watch tells. */
  holds({ id, life }: Watched): boolean {
    return this.#known.get(id)?.life === life;
  }

  /** Of the namespace that the thread is in, the same object while they are; null: they have to be listed. */
  read({ id, life }: Watched): Kind | null {
    const known = this.#known.get(id);
    if (known === undefined) return null;
    if (known.life === life && this.#refresh(known)) return known.listing;
    this.forget(id);
    return null;
  }

  /** Lists them, with a watch from before on. `directory`: the root of that file system. */
  list({ id, life }: Watched, directory: string, list: () => Kind): Kind {
    const watches = this.#watches;
    // Refused where there are as many as a user may have: then they are listed each time.
    const watch = watches && maybe(() => watches.add(directory));
    const listing = list();
    if (watch !== null) {
      this.#known.set(id, { life, watch, listing });
      this.#byWatch.set(watch, id);
    }
    return listing;
  }

  /** Whether all queues of a list are still there; it is one with their present sizes then. */
  #refresh(known: { listing: Kind }): boolean {
    const { queues } = known.listing;
    let now: ListedQueue[] | null = null;
    for (let index = 0; index < queues.length; index++) {
      const listed = queues[index] as ListedQueue;
      const content = this.#content(listed.file);
      if (content === null) return false;
      if (content === listed.file.content) continue;
      now ??= queues.slice();
      now[index] = listedQueue(listed.queue.namespace, { ...listed.file, content });
    }
    if (now !== null) known.listing = { ...known.listing, queues: now };
    return true;
  }

  /** Null where the name stands for another queue, for none, or for one not to be read. */
  #content(file: QueueFile): string | null {
    const opened = this.#open(file);
    if (opened === null) return null;
    try {
      if (!this.#libc.isFile(opened, file.device, file.inode)) return null;
      const length = this.#libc.readStart(opened, this.#line);
      return length < 0 ? null : this.#line.toString('latin1', 0, length);
    } finally {
      closeSync(opened);
    }
  }

  #open({ name }: QueueFile): number | null {
    let path = this.#paths.get(name);
    if (path === undefined) {
      path = Buffer.concat([SLASH, name, NUL]);
      this.#paths.set(name, path);
    }
    return maybe(() => this.#libc.openQueue(path));
  }

  forget(id: string): void {
    const known = this.#known.get(id);
    if (known === undefined) return;
    this.#known.delete(id);
    this.#byWatch.delete(known.watch);
    this.#watches?.remove(known.watch);
  }
}

const SLASH = Buffer.from('/');
const NUL = Buffer.alloc(1);
