import { closeSync, fstatSync, openSync, readFileSync, readlinkSync } from 'node:fs';
import koffi from 'koffi';
import { type Credentials, credentialsOf } from '../../../main/model/access/credentials.ts';
import { recordedCredentials } from '../../../main/model/access/status.ts';
import type { NamespaceFacts } from '../../../main/model/access/surroundings.ts';
import type { IdRange } from '../../../main/model/snapshot.ts';

/** What `/proc` and ioctl_ns(2) tell an observer of a process's credentials and namespaces. */

const ioctl = koffi.load('libc.so.6').func('ioctl', 'int', ['int', 'ulong', 'void *']);

// linux/nsfs.h
const NS_GET_USERNS = 0xb701;
const NS_GET_PARENT = 0xb702;
const NS_GET_OWNER_UID = 0xb704;
/** PROC_USER_INIT_INO, linux/proc_ns.h. */
const INITIAL = 'user:4026531837';

/** Of a running process's main thread, as it is now. */
export function readCredentials(pid: number): Credentials {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const euid = Number(/^Uid:\t\d+\t(\d+)/m.exec(status)?.[1]);
  const credentials = recordedCredentials(status);
  const namespaces = { ipc: idOf(pid, 'ipc'), user: idOf(pid, 'user') };
  return credentialsOf({ uid: euid, namespaces, credentials });
}

/** The process's IPC and user namespaces, their owners and all parents of these. */
export function readNamespaces(pid: number): Map<string, NamespaceFacts> {
  const found = new Map<string, NamespaceFacts>();
  const home = idOf(pid, 'user');
  const user = openSync(`/proc/${pid}/ns/user`, 'r');
  climb(user, found);
  found.set(home, {
    ...(found.get(home) ?? { initial: false, parent: null, owner: null }),
    uidMap: idMap(`/proc/${pid}/uid_map`),
    gidMap: idMap(`/proc/${pid}/gid_map`),
  });
  const ipc = openSync(`/proc/${pid}/ns/ipc`, 'r');
  try {
    const owner = climb(related(ipc, NS_GET_USERNS), found);
    found.set(idOf(pid, 'ipc'), { initial: false, parent: null, owner });
  } finally {
    closeSync(ipc);
  }
  return found;
}

/** Notes a user namespace and those above it; closes the descriptor. */
function climb(fd: number, found: Map<string, NamespaceFacts>): string {
  const id = `user:${fstatSync(fd).ino}`;
  try {
    if (found.has(id)) return id;
    const initial = id === INITIAL;
    const parent = initial ? null : climb(related(fd, NS_GET_PARENT), found);
    found.set(id, { initial, parent, owner: parent, ownerUid: ownerUid(fd) });
    return id;
  } finally {
    closeSync(fd);
  }
}

function related(fd: number, request: number): number {
  const other = ioctl(fd, request, null);
  if (other < 0) throw new Error(`ioctl_ns ${request.toString(16)}: errno ${koffi.errno()}`);
  return other;
}

function ownerUid(fd: number): number {
  const uid = new Uint32Array(1);
  if (ioctl(fd, NS_GET_OWNER_UID, uid) < 0) {
    throw new Error(`NS_GET_OWNER_UID: errno ${koffi.errno()}`);
  }
  return uid[0] ?? Number.NaN;
}

function idMap(path: string): IdRange[] {
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  return lines.map((line) => {
    const [inside = 0, outside = 0, count = 0] = line.trim().split(/\s+/).map(Number);
    return { inside, outside, count };
  });
}

function idOf(pid: number, type: 'ipc' | 'user'): string {
  return readlinkSync(`/proc/${pid}/ns/${type}`).replace(/[[\]]/g, '');
}
