import { closeSync, fstatSync, openSync } from 'node:fs';
import type { NamespaceType } from '../../model/snapshot.ts';
import { maybe } from '../kernel/files.ts';
import { type Libc, NS_GET_PARENT, NS_GET_USERNS } from '../kernel/libc.ts';
import { inodeOf, typeOf } from './identity.ts';

/** What the kernel says of a namespace's place among others, ioctl_ns(2). */
export interface Kin {
  /** Id of the owning user namespace; null: none, or outside of what we may know. */
  owner: string | null;
  /** Id of the parent, pid and user namespaces only; null: none, or not visible. */
  parent: string | null;
  /** Uid of who made it, user namespaces only; null: not known. */
  ownerUid: number | null;
}

/**
 * Asks through a door that leads to the namespace. Answers with its kin and with
 * that of everything above it: parents and owners may have no process in them and
 * be seen in no other way. Null where the namespace is not there (any more).
 */
export function readKin(libc: Libc, door: Door, id: string): Map<string, Kin> | null {
  const fd = openDoor(libc, door, id);
  if (fd === null) return null;
  const found = new Map<string, Kin>();
  try {
    ask(libc, fd, id, found);
  } finally {
    closeSync(fd);
  }
  return found;
}

/** What leads to a namespace: a path, or the kernel's handle of it. */
export type Door = string | { handle: string };

/** A descriptor of the namespace, if it is still what lies behind the door. */
export function openDoor(libc: Libc, door: Door, id: string): number | null {
  const fd = maybe(() =>
    typeof door === 'string' ? openSync(door, 'r') : libc.openByHandle(door.handle),
  );
  if (fd === null) return null;
  // The process may have moved since its links were read.
  if (fstatSync(fd).ino === inodeOf(id)) return fd;
  closeSync(fd);
  return null;
}

function ask(libc: Libc, fd: number, id: string, found: Map<string, Kin>): void {
  const type = typeOf(id);
  const kin: Kin = { owner: null, parent: null, ownerUid: null };
  found.set(id, kin);
  kin.owner = above(libc, fd, NS_GET_USERNS, 'user', found);
  // The owner of a user namespace is its parent.
  if (type === 'user') {
    kin.parent = kin.owner;
    kin.ownerUid = maybe(() => libc.ownerUid(fd));
  }
  if (type === 'pid') kin.parent = above(libc, fd, NS_GET_PARENT, 'pid', found);
}

function above(
  libc: Libc,
  fd: number,
  request: number,
  type: NamespaceType,
  found: Map<string, Kin>,
): string | null {
  // EPERM: it is the topmost, or the one above is not in the observer's sight.
  const other = maybe(() => libc.namespaceOf(fd, request));
  if (other === null) return null;
  try {
    const id = `${type}:${fstatSync(other).ino}`;
    if (!found.has(id)) ask(libc, other, id, found);
    return id;
  } finally {
    closeSync(other);
  }
}
