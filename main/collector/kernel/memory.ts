import { statSync } from 'node:fs';
import { maybe } from './files.ts';
import type { Libc } from './libc.ts';

/**
 * Which file a mapping is of, told apart from every other: two segments of two
 * IPC namespaces may share shmid, key and size, but not their file.
 */
export interface MappedFile {
  /**
   * Differs between any two files: inode, size, birth and the kernel's handle of
   * it. Birth alone would not do: two made within one clock tick share it.
   */
  identity: string;
  /** Decimal digits. */
  bytes: string;
  /** Unix seconds. */
  born: number;
}

/**
 * The file behind a range of `/proc/PID/map_files`, proc_pid_map_files(5). Null
 * where it may not be followed (CAP_SYS_ADMIN or CAP_CHECKPOINT_RESTORE) or has gone.
 */
export function mappedFile(libc: Libc | null, pid: number, range: string): MappedFile | null {
  return fileAt(libc, `/proc/${pid}/map_files/${range}`);
}

/** The same of a file that a path leads to, following links. */
export function fileAt(libc: Libc | null, path: string): MappedFile | null {
  const stat = maybe(() => statSync(path, { bigint: true }));
  if (stat === null) return null;
  const handle = libc && maybe(() => libc.fileHandle(path));
  const born = stat.birthtimeNs > 0n ? stat.birthtimeNs : stat.ctimeNs;
  return {
    identity: `${stat.dev} ${stat.ino} ${stat.size} ${born} ${handle}`,
    bytes: `${stat.size}`,
    born: Number(born / 1_000_000_000n),
  };
}
