import { closeSync, fstatSync } from 'node:fs';
import { sameItems } from '../../model/same.ts';
import { maybe } from '../kernel/files.ts';
import { CLONE_NEWIPC, type Libc } from '../kernel/libc.ts';
import { inodeOf, isInitial } from './identity.ts';
import type { Life } from './lives.ts';

/** An IPC namespace that is alive though nothing in sight is in it or holds it. */
export interface UnseenNamespace {
  id: string;
  /** By which `Libc.openByHandle` opens it. */
  handle: string;
}

/**
 * A cross-check of what processes, descriptors and mounts show against the kernel's own list of
 * namespaces, for IPC namespaces. What keeps one alive may be in nobody's sight: a
 * descriptor on its way through a socket (unix(7), SCM_RIGHTS) belongs to no process.
 *
 * Since Linux 6.18 a namespace has a file handle (`nsfs_encode_fh()` in fs/nsfs.c):
 * bytes that open it for as long as it lives and hold nothing. One that was seen
 * before is tried again by its handle. Since 6.19 listns(2) also lists those never seen.
 */
export class Unseen {
  readonly #libc: Pick<Libc, 'fileHandle' | 'openByHandle' | 'listNamespaces'>;
  #known = new Map<string, { life: Life; handle: string }>();
  /** What listns(2) told last, and how many were found. */
  #listed: readonly bigint[] | null = null;
  #found = 0;

  constructor(libc: Pick<Libc, 'fileHandle' | 'openByHandle' | 'listNamespaces'>) {
    this.#libc = libc;
  }

  /**
   * @param lives all namespaces that something shows, by id
   * @param doorsOf paths that lead to a namespace in sight
   */
  refresh(
    lives: ReadonlyMap<string, { life: Life }>,
    doorsOf: (id: string) => Iterable<string>,
  ): UnseenNamespace[] {
    for (const [id, { life }] of lives) {
      if (!id.startsWith('ipc:') || isInitial(id, NOBODY)) continue;
      if (this.#known.get(id)?.life !== life) this.#learn(id, life, doorsOf(id));
    }
    const unseen: UnseenNamespace[] = [];
    for (const [id, { handle }] of this.#known) {
      if (lives.has(id)) continue;
      if (this.#idBehind(handle) === id) unseen.push({ id, handle });
      else this.#known.delete(id);
    }
    const found = [...unseen, ...this.#neverSeen(lives)];
    this.#found = found.length;
    return found;
  }

  /** Whether there were none, and with the same in sight there are none now. */
  isQuiet(): boolean {
    if (this.#found > 0) return false;
    const listed = this.#libc.listNamespaces(CLONE_NEWIPC);
    return sameItems(listed ?? [], this.#listed ?? []);
  }

  #learn(id: string, life: Life, doors: Iterable<string>): void {
    this.#known.delete(id);
    for (const door of doors) {
      const handle = maybe(() => this.#libc.fileHandle(door));
      if (handle === null) continue;
      const parts = partsOf(handle);
      // The process may have moved; without file handles of namespaces it is another form.
      if (parts?.inode === inodeOf(id)) this.#known.set(id, { life, handle });
      return;
    }
  }

  /** Those that listns(2) tells of beside all that are known. */
  #neverSeen(lives: ReadonlyMap<string, unknown>): UnseenNamespace[] {
    const listed = this.#libc.listNamespaces(CLONE_NEWIPC);
    this.#listed = listed;
    if (listed === null) return [];
    const known = new Set(
      Array.from(this.#known.values(), ({ handle }) => partsOf(handle)?.uniqueId),
    );
    const found: UnseenNamespace[] = [];
    for (const uniqueId of listed) {
      if (known.has(uniqueId)) continue;
      const handle = handleOf(uniqueId);
      const id = this.#idBehind(handle);
      if (id === null || isInitial(id, NOBODY) || lives.has(id)) continue;
      found.push({ id, handle });
    }
    return found;
  }

  #idBehind(handle: string): string | null {
    const fd = maybe(() => this.#libc.openByHandle(handle));
    if (fd === null) return null;
    try {
      return `ipc:${fstatSync(fd).ino}`;
    } finally {
      closeSync(fd);
    }
  }
}

const NOBODY: ReadonlySet<string> = new Set();

/** `include/linux/exportfs.h`: FILEID_NSFS, the type of these handles. */
const FILEID_NSFS = 0xf1;
/** Type, then `struct nsfs_file_handle` (linux/nsfs.h): unique id, CLONE_NEW…, inode. */
const HANDLE_BYTES = 4 + 8 + 4 + 4;

function partsOf(handle: string): { uniqueId: bigint; inode: number } | null {
  const bytes = Buffer.from(handle, 'hex');
  if (bytes.length < HANDLE_BYTES || bytes.readInt32LE(0) !== FILEID_NSFS) return null;
  return { uniqueId: bytes.readBigUInt64LE(4), inode: bytes.readUInt32LE(16) };
}

/** Made of the unique id alone, which the kernel takes since 6.19 (`nsfs_fh_to_dentry()`). */
function handleOf(uniqueId: bigint): string {
  const bytes = Buffer.alloc(HANDLE_BYTES);
  bytes.writeInt32LE(FILEID_NSFS, 0);
  bytes.writeBigUInt64LE(uniqueId, 4);
  return bytes.toString('hex');
}
