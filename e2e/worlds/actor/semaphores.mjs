import { IPC_RMID, IPC_SET, IPC_STAT } from './constants.mjs';
import { checked, libc } from './libc.mjs';
import { setOwner } from './owner.mjs';

const c = {
  semget: libc.func('int semget(int key, int count, int flags)'),
  semop: libc.func('int semop(int id, const void *operations, size_t count)'),
  semtimedop: libc.func(
    'int semtimedop(int id, const void *operations, size_t count, const void *timeout)',
  ),
  semctl: libc.func('int semctl(int id, int number, int operation, ...)'),
};

/**
 * One operation of `struct sembuf`: semaphore number, what to add, flags.
 * @typedef {[number: number, add: number, flags?: number]} Operation
 */

/** @param {Operation[]} operations */
function sembufs(operations) {
  const buffer = Buffer.alloc(6 * operations.length);
  operations.forEach(([number, add, flags = 0], index) => {
    buffer.writeUInt16LE(number, 6 * index);
    buffer.writeInt16LE(add, 6 * index + 2);
    buffer.writeInt16LE(flags, 6 * index + 4);
  });
  return buffer;
}

/** System V semaphore sets: semget(2), semop(2), semctl(2). */
export const semaphores = {
  /**
   * @param {number} key
   * @param {number} count
   * @param {number} flags
   * @returns {number} semid
   */
  semget: (key, count, flags) => checked('semget', c.semget(key, count, flags)),

  /**
   * @param {number} id
   * @param {Operation[]} operations
   */
  semop(id, operations) {
    checked('semop', c.semop(id, sembufs(operations), operations.length));
  },

  /**
   * @param {number} id
   * @param {Operation[]} operations
   * @param {number} milliseconds
   */
  semtimedop(id, operations, milliseconds) {
    const timeout = Buffer.alloc(16);
    timeout.writeBigInt64LE(BigInt(Math.floor(milliseconds / 1000)));
    timeout.writeBigInt64LE(BigInt((milliseconds % 1000) * 1_000_000), 8);
    checked('semtimedop', c.semtimedop(id, sembufs(operations), operations.length, timeout));
  },

  /**
   * GETVAL, GETPID, GETNCNT, GETZCNT: their answer; SETVAL: 0.
   * @param {number} id
   * @param {number} number
   * @param {number} operation
   * @param {number} [value]
   * @returns {number}
   */
  semctl: (id, number, operation, value = 0) =>
    checked('semctl', c.semctl(id, number, operation, 'int', value)),

  /**
   * IPC_SET.
   * @param {number} id
   * @param {import('./owner.mjs').Owner} owner
   */
  semset(id, owner) {
    const buffer = Buffer.alloc(256);
    checked('semctl', c.semctl(id, 0, IPC_STAT, 'void *', buffer));
    setOwner(buffer, owner);
    checked('semctl', c.semctl(id, 0, IPC_SET, 'void *', buffer));
  },

  /** @param {number} id */
  semremove(id) {
    checked('semctl', c.semctl(id, 0, IPC_RMID, 'int', 0));
  },
};
