import * as c from '../actor/constants.mjs';
import { CallFailed } from '../actor/libc.mjs';
import { memory } from '../actor/memory.mjs';
import { messages } from '../actor/messages.mjs';
import { queues } from '../actor/queues.mjs';
import { semaphores } from '../actor/semaphores.mjs';
import { queueName } from './objects.mjs';

/** @typedef {import('./objects.mjs').Made} Made */
/**
 * A call by its name among `OPERATIONS` of the model, and what came of it: `ok` or
 * the name of the errno.
 * @typedef {[call: string, outcome: string]} Attempt
 */

/** What a `…get` call asks for with these flags, by the names used here. */
const ASKED = { read: 0o400, write: 0o200, 'read and write': 0o600 };

/**
 * Tries all that can be done with an object, without ever waiting.
 * @param {Made} object
 * @returns {Attempt[]}
 */
export function attempts(object) {
  return TRIES[object.kind](object);
}

/** @type {Record<Made['kind'], (object: Made) => Attempt[]>} */
const TRIES = {
  msg: ({ key, sysvId: id }) => [
    ...gets('msgget', (flags) => messages.msgget(key, flags)),
    tried('msgrcv', () => messages.msgrcv(id, 0, c.IPC_NOWAIT)),
    tried('msgctl(IPC_STAT)', () => messages.msgstat(id)),
    tried('msgsnd', () => messages.msgsnd(id, 1, 'x', c.IPC_NOWAIT)),
  ],
  sem: ({ key, sysvId: id }) => [
    ...gets('semget', (flags) => semaphores.semget(key, 0, flags)),
    tried('semop, wait for zero', () => semaphores.semop(id, [[0, 0, c.IPC_NOWAIT]])),
    tried('semop, add or take', () => semaphores.semop(id, [[0, 1, c.IPC_NOWAIT]])),
    tried('semop, add or take', () => semaphores.semop(id, [[0, -1, c.IPC_NOWAIT]])),
    // Changes one value and waits for zero of the same: needs to write, not to read.
    tried('semop, add or take', () =>
      semaphores.semop(id, [
        [0, 0, c.IPC_NOWAIT],
        [0, 1, c.IPC_NOWAIT],
      ]),
    ),
    tried('semctl(GETVAL)', () => semaphores.semctl(id, 0, c.GETVAL)),
    tried('semctl(SETVAL)', () => semaphores.semctl(id, 0, c.SETVAL, 0)),
  ],
  shm: ({ key, sysvId: id }) => [
    ...gets('shmget', (flags) => memory.shmget(key, 0, flags)),
    tried('shmat(SHM_RDONLY)', () => memory.shmdt(memory.shmat(id, c.SHM_RDONLY))),
    tried('shmat', () => memory.shmdt(memory.shmat(id))),
    tried('shmctl(IPC_STAT)', () => memory.shmstat(id)),
  ],
  mqueue: ({ key }) => [
    opened('mq_open(O_RDONLY)', key, c.O_RDONLY),
    opened('mq_open(O_WRONLY)', key, c.O_WRONLY),
    opened('mq_open(O_RDWR)', key, c.O_RDWR),
  ],
};

/**
 * @param {string} call
 * @param {(flags: number) => void} get
 * @returns {Attempt[]}
 */
function gets(call, get) {
  const asking = Object.entries(ASKED).map(([what, flags]) =>
    tried(`${call}, asking to ${what}`, () => get(flags)),
  );
  return [tried(call, () => get(0)), ...asking];
}

/**
 * @param {string} call
 * @param {number} key
 * @param {number} flags
 */
function opened(call, key, flags) {
  return tried(call, () => queues.mq_close(queues.mq_open(queueName(key), flags)));
}

/**
 * @param {string} call
 * @param {() => void} make
 * @returns {Attempt}
 */
export function tried(call, make) {
  try {
    make();
    return [call, 'ok'];
  } catch (error) {
    if (error instanceof CallFailed) return [call, error.code];
    throw error;
  }
}
