import { closeSync } from 'node:fs';
import { attempt, maybe } from '../kernel/files.ts';
import { CLONE_NEWIPC, type Libc } from '../kernel/libc.ts';
import { LimitsReader } from '../limits/reader.ts';
import { Parking } from '../mqueue/parking.ts';
import { openDoor } from '../namespaces/kin.ts';
import type { Room } from '../namespaces/list.ts';
import { fillSemaphores } from '../semaphores/fill.ts';
import { readThroughChild } from './child.ts';
import { type Content, readSysvipc, sysvipcObjects } from './content.ts';
import { openHome, readMountedQueues, readQueues } from './queues.ts';

/** `gone`: its last process ended; `refused`: not for this observer. */
export type Answer = Content | 'gone' | 'refused';

/**
 * Goes into IPC namespaces, reads them and comes home. Nothing of a namespace is
 * held between two visits: a descriptor would keep it alive (kernel-wise a
 * reference on `struct ipc_namespace`).
 */
export class Rooms {
  /** The observer's own IPC namespace. */
  readonly home: string;
  /** Whether setns(2) is allowed: CAP_SYS_ADMIN here and there. */
  readonly canEnter: boolean;
  readonly #homeFd: number;
  readonly #libc: Libc | null;
  readonly #parking: Parking | null;
  readonly #limits: LimitsReader;
  /** Rooms that nsenter(1) was refused, and how many visits it is not tried again. */
  #refused = new Map<string, number>();

  constructor(libc: Libc | null) {
    this.#libc = libc;
    this.#parking = libc && new Parking(libc);
    this.#limits = new LimitsReader(libc);
    const home = openHome();
    this.#homeFd = home.fd;
    this.home = home.id;
    this.canEnter = libc !== null && entered(libc, this.#homeFd);
  }

  /** Reads all of them. In step with `rooms`. */
  async read(rooms: readonly Room[]): Promise<Answer[]> {
    const answers = rooms.map((room) => this.#readHere(room));
    this.#parking?.clear();
    this.#limits.keepOnly(rooms);
    // Children only after the thread is home for good: they would inherit where it is.
    return Promise.all(
      answers.map((answer, index) => {
        const room = rooms[index];
        return answer === 'refused' && room ? this.#readByChild(room) : answer;
      }),
    );
  }

  #readHere(room: Room): Answer {
    if (room.id === this.home) return this.#readContent(room);
    if (!this.canEnter || this.#libc === null) return 'refused';
    let fd: number | null = null;
    for (const door of room.doors()) {
      fd = openDoor(this.#libc, door, room.id);
      if (fd !== null) break;
    }
    if (fd === null) return 'gone';
    const libc = this.#libc;
    try {
      // Refused where the owning user namespace is not below our own.
      if (!entered(libc, fd)) return 'refused';
      try {
        return this.#readContent(room);
      } finally {
        // Throws if it fails: a collector that cannot come home must end.
        libc.setns(this.#homeFd, CLONE_NEWIPC);
      }
    } finally {
      closeSync(fd);
    }
  }

  /** Of the namespace that the thread is in. */
  #readContent({ id, initial }: Room): Content {
    const { objects, troubles } = sysvipcObjects(id, readSysvipc());
    const libc = this.#libc;
    if (libc !== null) troubles.push(...fillSemaphores(libc, objects));
    const parking = this.#parking;
    const mounted =
      this.canEnter && libc && parking ? maybe(() => readQueues(libc, parking, id)) : null;
    // What is mounted shows home only.
    const queues =
      mounted ??
      (id === this.home
        ? readMountedQueues(libc, id, initial)
        : {
            queues: [],
            device: null,
            directory: null,
            troubles: [{ what: 'POSIX message queues: mounting was refused', remedy: null }],
          });
    return {
      ...queues,
      objects,
      limits: this.#limits.read(id),
      troubles: [...troubles, ...queues.troubles],
    };
  }

  async #readByChild(room: Room): Promise<Answer> {
    const wait = this.#refused.get(room.id) ?? 0;
    if (wait > 0) {
      this.#refused.set(room.id, wait - 1);
      return 'refused';
    }
    const asRoot = process.geteuid?.() === 0;
    for (const { pid, namespaces } of room.members.slice(0, MOST_TRIED)) {
      // Without its user namespace in sight there is no way in for a plain user.
      if (!asRoot && namespaces.user === null) continue;
      const content = await readThroughChild(room.id, pid, !asRoot);
      if (content !== null) return content;
    }
    this.#refused.set(room.id, VISITS_BETWEEN_TRIES);
    return 'refused';
  }
}

/** Members of a room through which a child tries to enter. */
const MOST_TRIED = 2;
const VISITS_BETWEEN_TRIES = 20;

function entered(libc: Libc, fd: number): boolean {
  return 'value' in attempt(() => libc.setns(fd, CLONE_NEWIPC));
}
