import { endianness } from 'node:os';
import type { Control, SysvKind } from './control.ts';

// `linux/msg.h`, `linux/sem.h`, `linux/shm.h`; the second of each since Linux 4.17.
const COMMANDS: Record<SysvKind, { info: number; statAny: number; usedAt: number }> = {
  // Where the number of objects stands: msgpool, semusz, used_ids.
  msg: { info: 12, statAny: 13, usedAt: 0 },
  sem: { info: 19, statAny: 20, usedAt: 7 * 4 },
  shm: { info: 14, statAny: 15, usedAt: 0 },
};
/** `linux/ipc.h`. */
const IPC_INFO = 3;

/** The longest of the structures, `struct msqid64_ds`, has 120 bytes. */
const SLOT = 128;
/** Where there are more objects the table costs less than asking for each. */
const MOST_OBJECTS = 32;
/** Indexes are given in turn, so those in use may lie apart (`ipc_idr_alloc()`, `ipc/util.c`). */
const HIGHEST_INDEX = 4 * MOST_OBJECTS;
const LITTLE = endianness() === 'LE';

/**
 * What the kernel says in short of the System V objects of the IPC namespace that
 * the thread is in: how many there are of a kind (`MSG_INFO`, `SEM_INFO`,
 * `SHM_INFO`), and of each all that its line in `/proc/sysvipc` is made of
 * (`MSG_STAT_ANY` and so on). A call for each object costs a tenth of opening,
 * reading and closing the table. Held in buffers that the next asking overwrites.
 */
export class Summary {
  readonly #control: Control;
  readonly #answers: Record<SysvKind, Buffer> = { msg: slots(), sem: slots(), shm: slots() };
  readonly #shmLimits = Buffer.allocUnsafeSlow(SLOT).fill(0);

  constructor(control: Control) {
    this.#control = control;
  }

  /**
   * Asks about one kind. `bytes` is what was said of all of them, to be compared with
   * what was said at another time; empty where that would not tell of every change.
   * `objects` is null where the kernel does not say how many there are.
   */
  ask(kind: SysvKind): { objects: number | null; bytes: Buffer } {
    const { info, statAny, usedAt } = COMMANDS[kind];
    const answers = this.#answers[kind];
    const highest = this.#control(kind, 0, info, answers, 0);
    if (highest < 0) return { objects: null, bytes: NOTHING };
    const objects = LITTLE ? answers.readInt32LE(usedAt) : answers.readInt32BE(usedAt);
    // SHM_INFO counts pages in memory of all segments together: exact for one alone.
    const most = kind === 'shm' ? 1 : MOST_OBJECTS;
    if (objects > most || highest > HIGHEST_INDEX) return { objects, bytes: NOTHING };
    let found = 0;
    for (let index = 0; index <= highest && found < objects; index++) {
      if (this.#control(kind, index, statAny, answers, (found + 1) * SLOT) >= 0) found++;
    }
    const whole = found === objects;
    return { objects, bytes: whole ? answers.subarray(0, (found + 1) * SLOT) : NOTHING };
  }

  /**
   * The limits in that namespace. Those of queues and sets stand in what the last
   * `ask` was answered: MSG_INFO and SEM_INFO tell the limits that IPC_INFO tells, too.
   */
  limits(): { msg: Buffer; sem: Buffer; shm: Buffer } | null {
    if (this.#control('shm', 0, IPC_INFO, this.#shmLimits, 0) < 0) return null;
    return { msg: this.#answers.msg, sem: this.#answers.sem, shm: this.#shmLimits };
  }
}

const NOTHING = Buffer.alloc(0);

/** Never moved in memory: the kernel writes there. The kernel leaves what is zero at the end of a slot. */
function slots(): Buffer {
  return Buffer.allocUnsafeSlow((MOST_OBJECTS + 1) * SLOT).fill(0);
}
