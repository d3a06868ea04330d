import { IPC_RMID, IPC_SET, IPC_STAT } from './constants.mjs';
import { checked, libc } from './libc.mjs';
import { setOwner } from './owner.mjs';

const c = {
  msgget: libc.func('int msgget(int key, int flags)'),
  msgsnd: libc.func('int msgsnd(int id, const void *message, size_t size, int flags)'),
  msgrcv: libc.func('long msgrcv(int id, void *message, size_t size, long type, int flags)'),
  msgctl: libc.func('int msgctl(int id, int operation, void *buffer)'),
};

/** System V message queues: msgget(2), msgop(2), msgctl(2). */
export const messages = {
  /**
   * @param {number} key
   * @param {number} flags
   * @returns {number} msqid
   */
  msgget: (key, flags) => checked('msgget', c.msgget(key, flags)),

  /**
   * @param {number} id
   * @param {number} type
   * @param {string} text
   * @param {number} [flags]
   */
  msgsnd(id, type, text, flags = 0) {
    const body = Buffer.from(text);
    const message = Buffer.alloc(8 + body.length);
    message.writeBigInt64LE(BigInt(type));
    body.copy(message, 8);
    checked('msgsnd', c.msgsnd(id, message, body.length, flags));
  },

  /**
   * With MSG_COPY `type` is the index of the message, and nothing is taken.
   * @param {number} id
   * @param {number} [type]
   * @param {number} [flags]
   * @param {number} [size] - bytes of text taken at most
   * @returns {{ type: number, text: string }}
   */
  msgrcv(id, type = 0, flags = 0, size = 8192) {
    const message = Buffer.alloc(8 + size);
    const length = checked('msgrcv', c.msgrcv(id, message, size, type, flags));
    return {
      type: Number(message.readBigInt64LE()),
      text: message.toString('utf8', 8, 8 + Number(length)),
    };
  },

  /**
   * `struct msqid_ds` of 64-bit Linux (asm-generic/msgbuf.h).
   * @param {number} id
   */
  msgstat(id) {
    const buffer = Buffer.alloc(256);
    checked('msgctl', c.msgctl(id, IPC_STAT, buffer));
    return {
      sentAt: Number(buffer.readBigInt64LE(48)),
      receivedAt: Number(buffer.readBigInt64LE(56)),
      changedAt: Number(buffer.readBigInt64LE(64)),
      bytes: Number(buffer.readBigUInt64LE(72)),
      messages: Number(buffer.readBigUInt64LE(80)),
      lastSender: buffer.readInt32LE(96),
      lastReceiver: buffer.readInt32LE(100),
    };
  },

  /**
   * IPC_SET.
   * @param {number} id
   * @param {import('./owner.mjs').Owner} owner
   */
  msgset(id, owner) {
    const buffer = Buffer.alloc(256);
    checked('msgctl', c.msgctl(id, IPC_STAT, buffer));
    setOwner(buffer, owner);
    checked('msgctl', c.msgctl(id, IPC_SET, buffer));
  },

  /** @param {number} id */
  msgremove(id) {
    checked('msgctl', c.msgctl(id, IPC_RMID, null));
  },
};
