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
  /** How many bytes the last answer about each kind has; 0 where it tells not of every change. */
  readonly #said: Record<SysvKind, number> = { msg: 0, sem: 0, shm: 0 };
  /** The answers by their lengths, to be compared: a part made each time would be an object each time. */
  readonly #parts: Record<SysvKind, Map<number, Buffer>> = {
    msg: new Map(),
    sem: new Map(),
    shm: new Map(),
  };
  readonly #limits: Readonly<Record<SysvKind, Buffer>> = {
    msg: this.#answers.msg,
    sem: this.#answers.sem,
    shm: Buffer.allocUnsafeSlow(SLOT).fill(0),
  };

  constructor(control: Control) {
    this.#control = control;
  }

  /**
   * Asks about one kind: how many objects there are, -1 where the kernel does not say.
   * What it said of all of them is then to be compared (`isAs`) and kept (`copy`).
   */
  ask(kind: SysvKind): number {
    const { info, statAny, usedAt } = COMMANDS[kind];
    const answers = this.#answers[kind];
    this.#said[kind] = 0;
    const highest = this.#control(kind, 0, info, answers, 0);
    if (highest < 0) return -1;
    const objects = LITTLE ? answers.readInt32LE(usedAt) : answers.readInt32BE(usedAt);
    // SHM_INFO counts pages in memory of all segments together: exact for one alone.
    const most = kind === 'shm' ? 1 : MOST_OBJECTS;
    if (objects > most || highest > HIGHEST_INDEX) return objects;
    let found = 0;
    for (let index = 0; index <= highest && found < objects; index++) {
      if (this.#control(kind, index, statAny, answers, (found + 1) * SLOT) >= 0) found++;
    }
    if (found === objects) this.#said[kind] = (found + 1) * SLOT;
    return objects;
  }

  /** Whether the last answer is the one that was copied; never where it would not tell of a change. */
  isAs(kind: SysvKind, copied: Buffer): boolean {
    const length = this.#said[kind];
    if (length === 0 || copied.length !== length) return false;
    let part = this.#parts[kind].get(length);
    if (part === undefined) {
      part = this.#answers[kind].subarray(0, length);
      this.#parts[kind].set(length, part);
    }
    return part.equals(copied);
  }

  /** The last answer about this kind. */
  copy(kind: SysvKind): Buffer {
    return Buffer.from(this.#answers[kind].subarray(0, this.#said[kind]));
  }

  /**
   * The limits in that namespace. Those of queues and sets stand in what the last
   * `ask` was answered: MSG_INFO and SEM_INFO tell the limits that IPC_INFO tells, too.
   */
  limits(): Readonly<Record<SysvKind, Buffer>> | null {
    const { shm } = this.#limits;
    return this.#control('shm', 0, IPC_INFO, shm, 0) < 0 ? null : this.#limits;
  }
}

/** Never moved in memory: the kernel writes there. The kernel leaves what is zero at the end of a slot. */
function slots(): Buffer {
  return Buffer.allocUnsafeSlow((MOST_OBJECTS + 1) * SLOT).fill(0);
}
