import { chmodSync, chownSync, closeSync, statSync } from 'node:fs';
import { checked, libc } from '../actor/libc.mjs';

/**
 * The root of the mqueue file system of the IPC namespace that the thread is in,
 * through a detached mount: fsopen(2), fsconfig(2), fsmount(2).
 */

const opening = libc.func('syscall', 'long', ['long', 'const char *', 'uint']);
const configuring = libc.func('syscall', 'long', [
  'long',
  'int',
  'uint',
  'void *',
  'void *',
  'int',
]);
const mounting = libc.func('syscall', 'long', ['long', 'int', 'uint', 'uint']);

// asm-generic/unistd.h: the same on every architecture.
const SYS_FSOPEN = 430;
const SYS_FSCONFIG = 431;
const SYS_FSMOUNT = 432;
const FSCONFIG_CMD_CREATE = 6;
const CLOSE_ON_EXEC = 1;

/** @typedef {{ uid: number, gid: number, mode: number }} Directory */

/**
 * @param {Directory | null} wanted - what it is to become; null: only looked at
 * @returns {Directory}
 */
export function directory(wanted) {
  const context = checked('fsopen', opening(SYS_FSOPEN, 'mqueue', CLOSE_ON_EXEC));
  let mount = -1;
  try {
    checked('fsconfig', configuring(SYS_FSCONFIG, context, FSCONFIG_CMD_CREATE, null, null, 0));
    mount = checked('fsmount', mounting(SYS_FSMOUNT, context, CLOSE_ON_EXEC, 0));
    const path = `/proc/self/fd/${mount}/`;
    if (wanted !== null) {
      chownSync(path, wanted.uid, wanted.gid);
      chmodSync(path, wanted.mode);
    }
    const { uid, gid, mode } = statSync(path);
    return { uid, gid, mode: mode & 0o7777 };
  } finally {
    closeSync(context);
    if (mount >= 0) closeSync(mount);
  }
}
