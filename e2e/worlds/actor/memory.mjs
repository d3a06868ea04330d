import { IPC_RMID, IPC_SET, IPC_STAT } from './constants.mjs';
import { checked, libc } from './libc.mjs';
import { setOwner } from './owner.mjs';

const c = {
  shmget: libc.func('int shmget(int key, size_t size, int flags)'),
  shmat: libc.func('intptr_t shmat(int id, void *address, int flags)'),
  shmdt: libc.func('int shmdt(uintptr_t address)'),
  shmctl: libc.func('int shmctl(int id, int operation, void *buffer)'),
  memcpy: libc.func('void memcpy(void *into, uintptr_t address, size_t size)'),
  memset: libc.func('void memset(uintptr_t address, int byte, size_t size)'),
};

/** System V shared memory: shmget(2), shmop(2), shmctl(2). */
export const memory = {
  /**
   * @param {number} key
   * @param {number | string} size - decimal digits where it is beyond 2^53
   * @param {number} flags
   * @returns {number} shmid
   */
  shmget: (key, size, flags) => checked('shmget', c.shmget(key, BigInt(size), flags)),

  /**
   * @param {number} id
   * @param {number} [flags]
   * @returns {string} the address, as a number in hex
   */
  shmat: (id, flags = 0) => `0x${BigInt(checked('shmat', c.shmat(id, null, flags))).toString(16)}`,

  /** @param {string} address */
  shmdt(address) {
    checked('shmdt', c.shmdt(BigInt(address)));
  },

  /**
   * Writes to every byte, so that the memory is resident.
   * @param {string} address
   * @param {number} size
   * @param {number} [byte]
   */
  touch(address, size, byte = 1) {
    c.memset(BigInt(address), byte, size);
  },

  /**
   * @param {string} address
   * @param {number} size
   * @returns {string} in hex
   */
  peek(address, size) {
    const buffer = Buffer.alloc(size);
    c.memcpy(buffer, BigInt(address), size);
    return buffer.toString('hex');
  },

  /**
   * `struct shmid_ds` of 64-bit Linux (asm-generic/shmbuf.h).
   * @param {number} id
   */
  shmstat(id) {
    const buffer = Buffer.alloc(256);
    checked('shmctl', c.shmctl(id, IPC_STAT, buffer));
    return {
      bytes: buffer.readBigUInt64LE(48).toString(),
      attachedAt: Number(buffer.readBigInt64LE(56)),
      detachedAt: Number(buffer.readBigInt64LE(64)),
      changedAt: Number(buffer.readBigInt64LE(72)),
      creator: buffer.readInt32LE(80),
      lastOperator: buffer.readInt32LE(84),
      attaches: Number(buffer.readBigUInt64LE(88)),
    };
  },

  /**
   * SHM_LOCK, SHM_UNLOCK.
   * @param {number} id
   * @param {number} operation
   */
  shmctl(id, operation) {
    checked('shmctl', c.shmctl(id, operation, null));
  },

  /**
   * IPC_SET.
   * @param {number} id
   * @param {import('./owner.mjs').Owner} owner
   */
  shmset(id, owner) {
    const buffer = Buffer.alloc(256);
    checked('shmctl', c.shmctl(id, IPC_STAT, buffer));
    setOwner(buffer, owner);
    checked('shmctl', c.shmctl(id, IPC_SET, buffer));
  },

  /** @param {number} id */
  shmremove(id) {
    checked('shmctl', c.shmctl(id, IPC_RMID, null));
  },
};
