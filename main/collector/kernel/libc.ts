import { closeSync, constants } from 'node:fs';
import { endianness } from 'node:os';
import koffi from 'koffi';
import { addressOf } from './address.ts';

/**
 * The few system calls that Node has no function for. Every one acts on the
 * calling thread, which is why the collector has a process to itself and calls
 * them, and the reads that depend on them, synchronously.
 */
export interface Libc {
  /** setns(2); throws a `SystemError`. */
  setns(fd: number, type: number): void;
  /** As `setns`, but says whether it was done. */
  enter(fd: number, type: number): boolean;
  /** ioctl_ns(2) requests that answer with a descriptor; throws a `SystemError`. */
  namespaceOf(fd: number, request: number): number;
  /** The uid of who made a user namespace, ioctl_ns(2) NS_GET_OWNER_UID. */
  ownerUid(fd: number): number;
  /**
   * A new, detached mount: fsopen(2), fsconfig(2), fsmount(2). It has no mount
   * point and goes when the descriptor that this returns is closed. An mqueue is
   * that of the IPC namespace that the thread is in.
   */
  mountDetached(fileSystem: 'mqueue' | 'tmpfs'): number;
  /** Attaches a detached mount at a directory below another one: move_mount(2). */
  attachMount(mount: number, below: number, directory: string): void;
  /** Whether an open file is that of this device and inode, as stat(2) gives them: statx(2). */
  isFile(fd: number, device: number, inode: number): boolean;
  /** pread(2) from the beginning of a file: how much was read, below 0 where it fails. */
  readStart(fd: number, into: Buffer): number;
  /** As `readStart`, of at most `count` bytes, into a place of a buffer that is never moved. */
  readStartAt(fd: number, into: Buffer, offset: number, count: number): number;
  /** mq_open(3) with O_RDONLY and nothing created, by a name with `/` and the zero at its end. */
  openQueue(name: Buffer): number;
  /** A descriptor of a process, pidfd_open(2): it keeps nothing of the process but its number. */
  openProcess(pid: number): number;
  /**
   * semctl(2) with GETALL: the values of all semaphores of a set, 16 bits each. Into a buffer
   * that is never moved, with room for `SEMMSL_MOST`: the kernel writes as many as there are
   * at that moment.
   */
  semaphoreValues(semid: number, into: Buffer, command: number): void;
  /** semctl(2) with a command that asks for one number of one semaphore. */
  semaphore(semid: number, semnum: number, command: number): number;
  /**
   * What tells a file from every other for as long as the kernel runs, in hex:
   * name_to_handle_at(2), following links. On tmpfs it holds a random generation.
   */
  fileHandle(path: string): string;
  /**
   * A descriptor of the network namespace that a socket of another process
   * belongs to: ioctl SIOCGSKNS on a copy that is closed at once, pidfd_getfd(2).
   */
  socketNamespace(pid: number, fd: number): number;
  /**
   * Opens a namespace by what `fileHandle` told of it, while it lives:
   * open_by_handle_at(2) with FD_NSFS_ROOT (Linux 6.18); throws a `SystemError`.
   */
  openByHandle(handle: string): number;
  /**
   * The unique ids (ioctl_ns(2) NS_GET_ID) of all namespaces of a type that the caller
   * may see, listns(2); null where the kernel (before 6.19) or its policy refuses.
   */
  listNamespaces(type: number): bigint[] | null;
  /** Whether two processes share their memory, kcmp(2) KCMP_VM; false where it is not known. */
  sharesMemory(pid: number, other: number): boolean;
}

/** A failed system call: `EPERM: setns`. */
export class SystemError extends Error {
  readonly code: string;
  constructor(call: string, errno: number) {
    const code =
      Object.entries(koffi.os.errno).find(([, value]) => value === errno)?.[0] ?? `errno ${errno}`;
    super(`${code}: ${call}`);
    this.name = 'SystemError';
    this.code = code;
  }
}

/** `linux/nsfs.h`: the owning user namespace of any namespace. */
export const NS_GET_USERNS = 0xb701;
/** `linux/nsfs.h`: the parent of a pid or user namespace. */
export const NS_GET_PARENT = 0xb702;
const NS_GET_OWNER_UID = 0xb704;
/** `linux/sched.h`. */
export const CLONE_NEWIPC = 0x08000000;

// asm-generic/unistd.h: from 424 on the numbers are the same on every architecture.
const SYS_FSOPEN = 430;
const SYS_FSCONFIG = 431;
const SYS_FSMOUNT = 432;
const SYS_MOVE_MOUNT = 429;
const MOVE_MOUNT_F_EMPTY_PATH = 4;
const SYS_PIDFD_OPEN = 434;
const SYS_PIDFD_GETFD = 438;
/** `linux/sockios.h`. */
const SIOCGSKNS = 0x894c;
// kcmp(2) is older than that.
const SYS_KCMP: Partial<Record<NodeJS.Architecture, number>> = { x64: 312, arm64: 272 };
const KCMP_VM = 1;
const SYS_LISTNS = 470;
/** `struct ns_id_req`: size, spare, last id, type, spare, user namespace. */
const NS_ID_REQ_BYTES = 32;
/** So many ids are asked for at once. */
const NAMESPACE_PAGE = 4096;
const AT_FDCWD = -100;
const AT_EMPTY_PATH = 0x1000;
/** `linux/stat.h`. */
const STATX_INO = 0x100;
const STATX_BYTES = 256;
/** Where stx_ino, stx_dev_major and stx_dev_minor of `struct statx` stand, in words of 32 bits. */
const STX_INO = 8;
const STX_DEV = 34;
const LITTLE = endianness() === 'LE';
/** `linux/fcntl.h`: in place of a descriptor, the root of nsfs. */
const FD_NSFS_ROOT = -10003;
const AT_SYMLINK_FOLLOW = 0x400;
/** `struct file_handle`: length, type, then at most MAX_HANDLE_SZ bytes. */
const HANDLE_HEAD = 8;
const MAX_HANDLE_SZ = 128;
/** `asm-generic/fcntl.h`; Node's constants leave it out. */
const O_CLOEXEC = 0o2000000;
const FSOPEN_CLOEXEC = 1;
const FSCONFIG_CMD_CREATE = 6;
const FSMOUNT_CLOEXEC = 1;

/** `kernel.sem` allows no more semaphores in a set (`ipc/ipc_sysctl.c`). */
export const SEMMSL_MOST = 65536;

/** makedev(3): as stat(2) gives a device. */
function deviceNumber(major: number, minor: number): number {
  const low = (minor & 0xff) + (major & 0xfff) * 2 ** 8;
  return low + (minor - (minor & 0xff)) * 2 ** 12 + (major - (major & 0xfff)) * 2 ** 32;
}

/** Loads libc; throws where there is no binding for this architecture. */
export function loadLibc(): Libc {
  const libc = koffi.load('libc.so.6');
  const setns = libc.func('int setns(int fd, int nstype)');
  const ioctl = libc.func('int ioctl(int fd, unsigned long request, ...)');
  // One prototype for each use: koffi calls these faster than variadic ones.
  const syscall = libc.func('long syscall(long number, ...)');
  const fsopen = libc.func('syscall', 'long', ['long', 'str', 'uint']);
  const fsconfig = libc.func('syscall', 'long', ['long', 'int', 'uint', 'str', 'str', 'int']);
  const fsmount = libc.func('syscall', 'long', ['long', 'int', 'uint', 'uint']);
  const moveMount = libc.func('syscall', 'long', ['long', 'int', 'str', 'int', 'str', 'uint']);
  const pread = libc.func('long pread(int fd, void *buf, size_t count, int64_t offset)');
  // A place in memory as a number: a buffer's part would be an object for each call.
  const preadAt = libc.func('long pread(int fd, uintptr_t buf, size_t count, int64_t offset)');
  const statx = libc.func('int statx(int fd, uintptr_t path, int flags, uint mask, uintptr_t buf)');
  const noPath = Buffer.allocUnsafeSlow(1).fill(0);
  const answer = Buffer.allocUnsafeSlow(STATX_BYTES);
  const words = new Uint32Array(answer.buffer, answer.byteOffset, STATX_BYTES / 4);
  const mqOpen = libc.func('int mq_open(const void *name, int flags)');
  const pidfdOpen = libc.func('syscall', 'long', ['long', 'int', 'uint']);
  // Its fourth argument is left out by most commands; registers make that one prototype.
  const semctl = libc.func('int semctl(int semid, int semnum, int cmd, uintptr_t argument)');
  const nameToHandle = libc.func(
    'int name_to_handle_at(int dir, const char *path, void *handle, void *mount, int flags)',
  );

  const openByHandle = libc.func('int open_by_handle_at(int mount, void *handle, int flags)');
  const listns = libc.func('syscall', 'long', ['long', 'void *', 'void *', 'size_t', 'uint']);

  /** Whether this kernel knows listns(2), as far as it was asked. */
  let listsNamespaces = true;
  const namespacePage = new BigUint64Array(NAMESPACE_PAGE);

  function checked(call: string, result: number): number {
    if (result < 0) throw new SystemError(call, koffi.errno());
    return result;
  }

  return {
    setns: (fd, type) => void checked('setns', setns(fd, type)),
    enter: (fd, type) => setns(fd, type) >= 0,
    namespaceOf: (fd, request) => checked('ioctl_ns', ioctl(fd, request)),
    ownerUid(fd) {
      const uid = new Uint32Array(1);
      checked('ioctl_ns', ioctl(fd, NS_GET_OWNER_UID, 'void *', uid));
      return uid[0] ?? 0;
    },
    mountDetached(fileSystem) {
      const context = checked('fsopen', fsopen(SYS_FSOPEN, fileSystem, FSOPEN_CLOEXEC));
      try {
        const create = fsconfig(SYS_FSCONFIG, context, FSCONFIG_CMD_CREATE, null, null, 0);
        checked('fsconfig', create);
        return checked('fsmount', fsmount(SYS_FSMOUNT, context, FSMOUNT_CLOEXEC, 0));
      } finally {
        closeSync(context);
      }
    },
    attachMount(mount, below, directory) {
      const from = MOVE_MOUNT_F_EMPTY_PATH;
      checked('move_mount', moveMount(SYS_MOVE_MOUNT, mount, '', below, directory, from));
    },
    isFile(fd, device, inode) {
      if (statx(fd, addressOf(noPath), AT_EMPTY_PATH, STATX_INO, addressOf(answer)) < 0)
        return false;
      const low = words[STX_INO + (LITTLE ? 0 : 1)] ?? 0;
      const high = words[STX_INO + (LITTLE ? 1 : 0)] ?? 0;
      if (low + high * 2 ** 32 !== inode) return false;
      return deviceNumber(words[STX_DEV] ?? 0, words[STX_DEV + 1] ?? 0) === device;
    },
    readStart: (fd, into) => pread(fd, into, into.length, 0),
    readStartAt: (fd, into, offset, count) => preadAt(fd, addressOf(into) + offset, count, 0),
    semaphoreValues(semid, into, command) {
      checked('semctl', semctl(semid, 0, command, addressOf(into)));
    },
    semaphore: (semid, semnum, command) => checked('semctl', semctl(semid, semnum, command, 0)),
    fileHandle(path) {
      const handle = Buffer.alloc(HANDLE_HEAD + MAX_HANDLE_SZ);
      handle.writeUInt32LE(MAX_HANDLE_SZ, 0);
      const mount = Buffer.alloc(4);
      const result = nameToHandle(AT_FDCWD, path, handle, mount, AT_SYMLINK_FOLLOW);
      checked('name_to_handle_at', result);
      const length = handle.readUInt32LE(0);
      return handle.subarray(4, HANDLE_HEAD + length).toString('hex');
    },
    openByHandle(handle) {
      const bytes = Buffer.from(handle, 'hex');
      const length = Buffer.alloc(4);
      length.writeUInt32LE(bytes.length - 4);
      const flags = constants.O_RDONLY | O_CLOEXEC;
      const whole = Buffer.concat([length, bytes]);
      return checked('open_by_handle_at', openByHandle(FD_NSFS_ROOT, whole, flags));
    },
    listNamespaces(type) {
      if (!listsNamespaces) return null;
      const request = Buffer.alloc(NS_ID_REQ_BYTES);
      request.writeUInt32LE(NS_ID_REQ_BYTES, 0);
      request.writeUInt32LE(type, 16);
      const page = namespacePage;
      const ids: bigint[] = [];
      for (;;) {
        const count = listns(SYS_LISTNS, request, page, page.length, 0);
        if (count < 0) {
          if (koffi.errno() === koffi.os.errno.ENOSYS) listsNamespaces = false;
          return null;
        }
        ids.push(...page.subarray(0, count));
        if (count < page.length) return ids;
        request.writeBigUInt64LE(ids.at(-1) ?? 0n, 8);
      }
    },
    socketNamespace(pid, fd) {
      const process = this.openProcess(pid);
      try {
        const source = ['int', process, 'int', fd, 'unsigned int', 0];
        const socket = checked('pidfd_getfd', syscall(SYS_PIDFD_GETFD, ...source));
        try {
          return checked('ioctl SIOCGSKNS', ioctl(socket, SIOCGSKNS));
        } finally {
          closeSync(socket);
        }
      } finally {
        closeSync(process);
      }
    },
    sharesMemory(pid, other) {
      const kcmp = SYS_KCMP[process.arch];
      if (kcmp === undefined) return false;
      const args = ['int', pid, 'int', other, 'int', KCMP_VM, 'long', 0, 'long', 0];
      return syscall(kcmp, ...args) === 0;
    },
    openProcess: (pid) => checked('pidfd_open', pidfdOpen(SYS_PIDFD_OPEN, pid, 0)),
    openQueue: (name) => checked('mq_open', mqOpen(name, 0)),
  };
}
