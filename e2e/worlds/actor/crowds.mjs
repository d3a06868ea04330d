import { IPC_CREAT, IPC_PRIVATE, O_CREAT, O_RDWR } from './constants.mjs';
import { inEach } from './life.mjs';
import { memory } from './memory.mjs';
import { messages } from './messages.mjs';
import { queues } from './queues.mjs';
import { semaphores } from './semaphores.mjs';

/** Many objects in few lines: for worlds that are large rather than particular. */
export const crowds = {
  /**
   * In the IPC namespace of each process, one queue with a message in it, one
   * semaphore set, one segment of 64 KiB and `posix` POSIX queues. Goes home after.
   * @param {number[]} pids
   * @param {number} [posix]
   * @returns {number} objects made
   */
  furnish(pids, posix = 0) {
    inEach(pids, () => {
      messages.msgsnd(messages.msgget(IPC_PRIVATE, IPC_CREAT | 0o600), 1, 'hello');
      semaphores.semget(IPC_PRIVATE, 3, IPC_CREAT | 0o640);
      memory.shmget(IPC_PRIVATE, 65536, IPC_CREAT | 0o644);
      for (let number = 0; number < posix; number += 1) {
        const attributes = { maxMessages: 2, messageSize: 32 };
        queues.mq_close(queues.mq_open(`/crowd-${number}`, O_CREAT | O_RDWR, 0o600, attributes));
      }
    });
    return pids.length * (3 + posix);
  },
};
