import { closeSync, fstatSync } from 'node:fs';
import { maybe } from '../kernel/files.ts';
import type { Libc } from '../kernel/libc.ts';

interface SocketOwner {
  process: { pid: number };
  sockets: readonly { fd: number; inode: number }[];
}

/** A network namespace that a socket belongs to. */
export interface SocketNamespace {
  id: string;
  pid: number;
  fd: number;
}

/**
 * The network namespaces of sockets, ioctl SIOCGSKNS (`net/socket.c`). A socket
 * never changes its namespace, so each is asked once and remembered by its inode
 * for as long as somebody has it open.
 */
export class SocketNamespaces {
  #known = new Map<number, string | null>();
  readonly #libc: Libc;

  constructor(libc: Libc) {
    this.#libc = libc;
  }

  refresh(owners: Iterable<SocketOwner>): SocketNamespace[] {
    const known = new Map<number, string | null>();
    const found: SocketNamespace[] = [];
    for (const { process, sockets } of owners) {
      const { pid } = process;
      for (const { fd, inode } of sockets) {
        let id = known.get(inode) ?? this.#known.get(inode);
        if (id === undefined) id = this.#ask(pid, fd);
        known.set(inode, id);
        if (id !== null) found.push({ id, pid, fd });
      }
    }
    this.#known = known;
    return found;
  }

  #ask(pid: number, fd: number): string | null {
    const namespace = maybe(() => this.#libc.socketNamespace(pid, fd));
    if (namespace === null) return null;
    try {
      return `net:${fstatSync(namespace).ino}`;
    } finally {
      closeSync(namespace);
    }
  }
}
