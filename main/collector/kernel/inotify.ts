import { constants, endianness } from 'node:os';
import koffi from 'koffi';
import { SystemError } from './libc.ts';

/**
 * inotify(7): the kernel says what changed in a directory. A watch is a mark on the
 * directory's inode and keeps neither its mount nor its file system: with the file
 * system it goes (`fsnotify_sb_delete()` in `fs/notify/fsnotify.c`).
 */
export class Watches {
  readonly #fd: number;
  readonly #calls = loadCalls();
  readonly #events = Buffer.allocUnsafe(64 * 1024);

  /** Throws a `SystemError` where there may be no more instances of inotify. */
  constructor() {
    this.#fd = this.#calls.init(IN_CLOEXEC | IN_NONBLOCK);
    if (this.#fd < 0) throw new SystemError('inotify_init1', koffi.errno());
  }

  /** The number of a watch on a directory: what is made, removed, or given other rights. */
  add(directory: string): number {
    const watch = this.#calls.add(this.#fd, directory, MADE | REMOVED | RIGHTS | IN_ONLYDIR);
    if (watch < 0) throw new SystemError('inotify_add_watch', koffi.errno());
    return watch;
  }

  remove(watch: number): void {
    // Refused where the kernel has removed it, with its file system.
    this.#calls.remove(this.#fd, watch);
  }

  /** The watches that something happened to since this was asked last; null: it may be any. */
  changed(): ReadonlySet<number> | null {
    const changed = new Set<number>();
    for (;;) {
      const length = this.#calls.read(this.#fd, this.#events, this.#events.length);
      if (length < 0) return koffi.errno() === constants.errno.EAGAIN ? changed : null;
      for (let at = 0; at + HEAD <= length; ) {
        const watch = this.#int(at);
        if (watch < 0) return null;
        changed.add(watch);
        at += HEAD + this.#int(at + 12);
      }
    }
  }

  #int(at: number): number {
    return LITTLE ? this.#events.readInt32LE(at) : this.#events.readInt32BE(at);
  }
}

const LITTLE = endianness() === 'LE';

/** `struct inotify_event`: watch, mask, cookie, length of the name that follows. */
const HEAD = 16;

// `linux/inotify.h`. IN_Q_OVERFLOW (of watch -1) and IN_IGNORED come unasked.
const MADE = 0x100 | 0x80;
const REMOVED = 0x200 | 0x40;
const RIGHTS = 0x4;
const IN_ONLYDIR = 0x01000000;
const IN_NONBLOCK = 0o4000;
const IN_CLOEXEC = 0o2000000;

function loadCalls() {
  const libc = koffi.load('libc.so.6');
  return {
    init: libc.func('int inotify_init1(int flags)'),
    add: libc.func('int inotify_add_watch(int fd, const char *path, uint32_t mask)'),
    remove: libc.func('int inotify_rm_watch(int fd, int watch)'),
    read: libc.func('long read(int fd, void *buffer, size_t count)'),
  };
}
