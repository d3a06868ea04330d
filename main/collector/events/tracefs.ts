import { accessSync, closeSync, constants, readlinkSync } from 'node:fs';
import koffi from 'koffi';
import type { Unavailable } from '../../model/events/event.ts';
import { maybe } from '../kernel/files.ts';
import { SystemError } from '../kernel/libc.ts';
import { inodeOf, parseNamespaceLink } from '../namespaces/identity.ts';

/** A view of tracefs. */
export interface Tracefs {
  directory: string;
  close(): void;
}

/** Where it is mounted by custom, and by systemd. */
const USUAL = '/sys/kernel/tracing';

/**
 * Opens tracefs: where it is mounted already, else by a mount that nobody else
 * sees, which has no mount point and goes when it is closed (as `mountMqueue` of
 * kernel/libc.ts). All views show the same files.
 */
export function openTracefs(): Tracefs | Unavailable {
  const namespace = maybe(() => readlinkSync('/proc/self/ns/pid'));
  const pid = namespace && parseNamespaceLink(namespace);
  if (pid && inodeOf(pid) !== PROC_PID_INIT_INO) {
    const reason =
      'Events name processes by their numbers outside the pid namespace that this runs in';
    return { reason, remedy: 'start it outside of the container' };
  }
  if (maybe(() => accessSync(`${USUAL}/instances`, constants.W_OK)) !== null) {
    return { directory: USUAL, close() {} };
  }
  try {
    const mount = mountTracefs();
    return { directory: `/proc/self/fd/${mount}`, close: () => closeSync(mount) };
  } catch (error) {
    if (error instanceof SystemError) return unavailable(error.code);
    throw error;
  }
}

/** `include/linux/proc_ns.h`. */
const PROC_PID_INIT_INO = 0xeffffffc;

/** Words for why a file of tracefs, or it all, may not be used. */
export function unavailable(code: string): Unavailable {
  switch (code) {
    case 'EPERM':
    case 'EACCES':
      return process.geteuid?.() === 0
        ? {
            reason: 'The kernel refuses tracefs to root here (lockdown, a container or SELinux)',
            remedy: 'start it outside of containers; see kernel_lockdown(7)',
          }
        : { reason: 'Tracing needs root', remedy: 'start with sudo' };
    case 'ENODEV':
      return { reason: 'This kernel was built without tracing (CONFIG_TRACING)', remedy: null };
    case 'ENOSYS':
      return {
        reason: 'tracefs is not mounted, and this kernel (before 5.2) knows no private mounts',
        remedy: `mount -t tracefs tracefs ${USUAL}`,
      };
    case 'EROFS':
      return { reason: 'tracefs is mounted read-only', remedy: null };
    default:
      return { reason: `tracefs: ${code}`, remedy: null };
  }
}

// asm-generic/unistd.h: from 424 on the numbers are the same on every architecture.
const SYS_FSOPEN = 430;
const SYS_FSCONFIG = 431;
const SYS_FSMOUNT = 432;
/** FSOPEN_CLOEXEC and FSMOUNT_CLOEXEC. */
const CLOEXEC = 1;
const FSCONFIG_CMD_CREATE = 6;

function mountTracefs(): number {
  const syscall = koffi.load('libc.so.6').func('long syscall(long number, ...)');
  function checked(call: string, result: number): number {
    if (result < 0) throw new SystemError(call, koffi.errno());
    return result;
  }
  const type = ['const char *', 'tracefs', 'unsigned int', CLOEXEC];
  const context = checked('fsopen tracefs', syscall(SYS_FSOPEN, ...type));
  try {
    const create = ['int', context, 'unsigned int', FSCONFIG_CMD_CREATE];
    const nothing = ['void *', null, 'void *', null, 'int', 0];
    checked('fsconfig', syscall(SYS_FSCONFIG, ...create, ...nothing));
    const flags = ['unsigned int', CLOEXEC, 'unsigned int', 0];
    return checked('fsmount', syscall(SYS_FSMOUNT, 'int', context, ...flags));
  } finally {
    closeSync(context);
  }
}
