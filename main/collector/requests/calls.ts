import { closeSync, openSync, readSync } from 'node:fs';
import koffi from 'koffi';
import { SystemError } from '../kernel/libc.ts';

/**
 * The system calls that answer a question: made when a person asks, never by
 * polling. Ids are those of the IPC namespace that the thread is in. All throw a
 * `SystemError`.
 */
export interface Calls {
  /**
   * msgrcv(2) with MSG_COPY: the message of an index, which stays in the queue.
   *
   * @param buffer 8 bytes for the type, then room for the text
   * @returns bytes of the text
   */
  copyMessage(msqid: number, index: number, buffer: Buffer): number;
  /** shmat(2) with SHM_RDONLY; the address. */
  attach(shmid: number): bigint;
  /** shmdt(2). */
  detach(address: bigint): void;
  /** mincore(2): for each page whether it is in memory. `address` begins a page. */
  resident(address: bigint, pages: number): boolean[];
  /** Memory of this process. Unlike a copy it fails with EIO where there is none, and kills nobody. */
  readMemory(address: bigint, into: Buffer): void;
  /** lseek(2) with SEEK_DATA or SEEK_HOLE; null: there is no more (ENXIO). */
  seek(fd: number, offset: bigint, whence: number): bigint | null;
  /** mq_open(3), O_RDONLY or O_WRONLY; a descriptor. */
  openQueue(name: Buffer, flags: number): number;
  /** mq_getattr(3). */
  queueAttributes(fd: number): { maxMessages: number; messageSize: number; messages: number };
  /** mq_unlink(3). */
  unlinkQueue(name: Buffer): void;
  /** msgctl(2), semctl(2), shmctl(2) with IPC_RMID. */
  remove(kind: 'msg' | 'sem' | 'shm', id: number): void;
  /** pidfd_open(2). */
  openProcess(pid: number): number;
  /** pidfd_send_signal(2). */
  sendSignal(pidfd: number, signal: number): void;
  /** Bytes of a page of memory. */
  pageSize: number;
}

/** `linux/msg.h`, `linux/ipc.h`, `linux/shm.h`. */
const MSG_COPY = 0o40000;
const IPC_NOWAIT = 0o4000;
const SHM_RDONLY = 0o10000;
const IPC_RMID = 0;
// asm-generic/unistd.h: from 424 on the numbers are the same on every architecture.
const SYS_PIDFD_SEND_SIGNAL = 424;
const SYS_PIDFD_OPEN = 434;

/** What the first 8 bytes of a message are. */
export const TYPE_BYTES = 8;

/** Loads them; throws where there is no binding for this architecture. */
export function loadCalls(): Calls {
  const libc = koffi.load('libc.so.6');
  const msgrcv = libc.func('long msgrcv(int id, void *buffer, size_t size, long index, int flags)');
  const shmat = libc.func('intptr_t shmat(int id, void *address, int flags)');
  const shmdt = libc.func('int shmdt(uintptr_t address)');
  const mincore = libc.func('int mincore(uintptr_t address, size_t length, void *pages)');
  const lseek = libc.func('int64_t lseek64(int fd, int64_t offset, int whence)');
  const mqOpen = libc.func('int mq_open(const void *name, int flags, ...)');
  const mqGetattr = libc.func('int mq_getattr(int queue, void *attributes)');
  const mqUnlink = libc.func('int mq_unlink(const void *name)');
  const control = {
    msg: libc.func('int msgctl(int id, int command, void *argument)'),
    shm: libc.func('int shmctl(int id, int command, void *argument)'),
  };
  const semctl = libc.func('int semctl(int id, int number, int command, void *argument)');
  const pageSize = libc.func('int getpagesize()')() as number;
  const pidfdOpen = libc.func('syscall', 'long', ['long', 'int', 'uint']);
  const pidfdSend = libc.func('syscall', 'long', ['long', 'int', 'int', 'void *', 'uint']);

  function checked(call: string, result: number | bigint): number | bigint {
    if (result < 0) throw new SystemError(call, koffi.errno());
    return result;
  }

  return {
    copyMessage(msqid, index, buffer) {
      const size = buffer.length - TYPE_BYTES;
      return Number(checked('msgrcv', msgrcv(msqid, buffer, size, index, MSG_COPY | IPC_NOWAIT)));
    },
    attach: (shmid) => BigInt(checked('shmat', shmat(shmid, null, SHM_RDONLY))),
    detach: (address) => void checked('shmdt', shmdt(address)),
    resident(address, pages) {
      const states = Buffer.alloc(pages);
      checked('mincore', mincore(address, BigInt(pages) * BigInt(pageSize), states));
      return Array.from(states, (state) => (state & 1) !== 0);
    },
    readMemory(address, into) {
      const memory = openSync('/proc/self/mem', 'r');
      try {
        for (let done = 0; done < into.length; ) {
          const at = address + BigInt(done);
          const count = readSync(memory, into, done, into.length - done, at);
          if (count === 0) throw new SystemError('read', koffi.os.errno.EIO ?? 0);
          done += count;
        }
      } finally {
        closeSync(memory);
      }
    },
    seek(fd, offset, whence) {
      const found = lseek(fd, offset, whence);
      if (found < 0 && koffi.errno() === koffi.os.errno.ENXIO) return null;
      return BigInt(checked('lseek', found));
    },
    openQueue: (name, flags) => Number(checked('mq_open', mqOpen(cString(name), flags))),
    queueAttributes(fd) {
      // struct mq_attr: flags, maxmsg, msgsize, curmsgs, four in reserve; all long.
      const attributes = Buffer.alloc(64);
      checked('mq_getattr', mqGetattr(fd, attributes));
      const field = (place: number) => Number(attributes.readBigInt64LE(8 * place));
      return { maxMessages: field(1), messageSize: field(2), messages: field(3) };
    },
    unlinkQueue: (name) => void checked('mq_unlink', mqUnlink(cString(name))),
    remove(kind, id) {
      const result =
        kind === 'sem' ? semctl(id, 0, IPC_RMID, null) : control[kind](id, IPC_RMID, null);
      checked(`${kind}ctl`, result);
    },
    openProcess: (pid) => Number(checked('pidfd_open', pidfdOpen(SYS_PIDFD_OPEN, pid, 0))),
    sendSignal(pidfd, signal) {
      const sent = pidfdSend(SYS_PIDFD_SEND_SIGNAL, pidfd, signal, null, 0);
      checked('pidfd_send_signal', sent);
    },
    pageSize,
  };
}

function cString(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.of(0)]);
}
