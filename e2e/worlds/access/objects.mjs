import { fchmodSync, fchownSync } from 'node:fs';
import { IPC_CREAT, IPC_EXCL, IPC_STAT, O_CREAT, O_EXCL, O_RDWR } from '../actor/constants.mjs';
import { checked, libc } from '../actor/libc.mjs';
import { memory } from '../actor/memory.mjs';
import { messages } from '../actor/messages.mjs';
import { queues } from '../actor/queues.mjs';
import { semaphores } from '../actor/semaphores.mjs';
import { as } from './credentials.mjs';

/**
 * An object that is to be made; ids as whoever makes it sees them.
 * @typedef {object} Wish
 * @property {'msg' | 'sem' | 'shm' | 'mqueue'} kind
 * @property {number} key - of a queue: the number in its name
 * @property {number} mode
 * @property {number} uid
 * @property {number} gid
 * @property {number} creatorUid - System V only
 * @property {number} creatorGid
 */
/** @typedef {Wish & { sysvId: number }} Made - with its id, -1 for POSIX queues */

const IPC_SET = 1;
const NEW = IPC_CREAT | IPC_EXCL | 0o600;

const control = {
  msg: libc.func('int msgctl(int id, int operation, void *buffer)'),
  sem: libc.func('semctl', 'int', ['int', 'int', 'int', 'void *']),
  shm: libc.func('int shmctl(int id, int operation, void *buffer)'),
};

/** @param {number} key */
export function queueName(key) {
  return `/access-${key}`;
}

/**
 * @param {Wish} wish
 * @returns {Made}
 */
export function make(wish) {
  if (wish.kind === 'mqueue') {
    makeQueue(wish);
    return { ...wish, sysvId: -1 };
  }
  const { kind, key, creatorUid, creatorGid } = wish;
  const sysvId = as(creatorUid, creatorGid, () => {
    if (kind === 'msg') return messages.msgget(key, NEW);
    return kind === 'sem' ? semaphores.semget(key, 1, NEW) : memory.shmget(key, 4096, NEW);
  });
  own(kind, sysvId, wish);
  return { ...wish, sysvId };
}

/** @param {Wish} wish */
function makeQueue({ key, mode, uid, gid }) {
  const sizes = { maxMessages: 1, messageSize: 1 };
  const fd = queues.mq_open(queueName(key), O_CREAT | O_EXCL | O_RDWR, 0o600, sizes);
  try {
    fchownSync(fd, uid, gid);
    fchmodSync(fd, mode);
  } finally {
    queues.mq_close(fd);
  }
}

/**
 * Gives it its owner and mode. `struct ipc64_perm` is first in the structure of
 * each kind: key, uid, gid, cuid, cgid, mode.
 * @param {'msg' | 'sem' | 'shm'} kind
 * @param {number} id
 * @param {Pick<Wish, 'uid' | 'gid' | 'mode'>} wish
 */
function own(kind, id, { uid, gid, mode }) {
  const buffer = Buffer.alloc(256);
  /** @param {number} operation */
  const call = (operation) =>
    kind === 'sem' ? control.sem(id, 0, operation, buffer) : control[kind](id, operation, buffer);
  checked(`${kind}ctl`, call(IPC_STAT));
  buffer.writeUInt32LE(uid, 4);
  buffer.writeUInt32LE(gid, 8);
  buffer.writeUInt32LE(mode, 20);
  checked(`${kind}ctl`, call(IPC_SET));
}

/** @param {Pick<Made, 'kind' | 'key' | 'sysvId'>} object */
export function remove({ kind, key, sysvId }) {
  if (kind === 'msg') messages.msgremove(sysvId);
  else if (kind === 'sem') semaphores.semremove(sysvId);
  else if (kind === 'shm') memory.shmremove(sysvId);
  else queues.mq_unlink(queueName(key));
}
