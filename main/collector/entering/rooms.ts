import { closeSync } from 'node:fs';
import type { IpcLimits } from '../../model/snapshot.ts';
import { CLONE_NEWIPC, type Libc } from '../kernel/libc.ts';
import { LimitsReader } from '../limits/reader.ts';
import { openDoor } from '../namespaces/kin.ts';
import type { Room } from '../namespaces/list.ts';
import type { Stir } from '../processes/stir.ts';
import { Semaphores } from '../semaphores/fill.ts';
import { loadControl } from '../sysvipc/control.ts';
import { Summary } from '../sysvipc/summary.ts';
import { readThroughChild } from './child.ts';
import type { Content, Gathered } from './content.ts';
import { openHome, QueueReader, type Queues, readMountedQueues } from './queues.ts';
import { Tables } from './tables.ts';
import { Visits } from './visits.ts';
import { Witnesses } from './witness.ts';

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
  readonly #witnesses: Witnesses | null;
  readonly #summary: Summary | null;
  readonly #queues: QueueReader | null;
  readonly #limits = new LimitsReader();
  readonly #semaphores = new Semaphores();
  readonly #tables = new Map<string, Tables>();
  readonly #visits = new Visits();
  /** What was made of what was read last, by its System V objects. */
  readonly #contents = new WeakMap<Gathered, Made>();
  #last: readonly Room[] = [];
  #stir: Pick<Stir, 'in' | 'reaches'> = EVERYWHERE;
  /** Rooms that nsenter(1) was refused, and how many visits it is not tried again. */
  #refused = new Map<string, number>();

  /** @param sleeps see `Witnesses` */
  constructor(libc: Libc | null, sleeps: (pid: number) => boolean) {
    this.#libc = libc;
    this.#witnesses = libc && new Witnesses(libc, sleeps);
    this.#summary = libc && new Summary(loadControl());
    this.#queues = libc && new QueueReader(libc);
    const home = openHome();
    this.#homeFd = home.fd;
    this.home = home.id;
    this.canEnter = libc !== null && entered(libc, this.#homeFd);
  }

  /**
   * What there is in all of them, each read where it can be another than before. In step
   * with `rooms`.
   *
   * @param stir who did something since the last time
   */
  async read(rooms: readonly Room[], stir: Pick<Stir, 'in' | 'reaches'>): Promise<Answer[]> {
    if (rooms !== this.#last) this.#keepOnly(rooms);
    this.#last = rooms;
    this.#stir = stir;
    this.#semaphores.begin();
    this.#queues?.begin();
    const due = new Set(this.#visits.due(rooms, this.#rests));
    this.#limits.begin(new Set(Array.from(due, ({ id }) => id)));
    // Before the others are read: meanwhile somebody may ask for something to be done in one.
    const known = rooms.map((room) => (due.has(room) ? null : this.#visits.last(room)));
    const answers = await this.readAgain([...due]);
    let next = 0;
    return known.map((content) => content ?? answers[next++] ?? 'refused');
  }

  /** Whether nobody is known to have done something there since the last poll. */
  readonly #rests = (room: Room): boolean => {
    const reached = this.#stir.reaches(room.id);
    if (reached === 'yes' || this.#queues?.holds(room) !== true) return false;
    // Who may not be looked at is nearly everybody to a plain user, and lives most likely at home.
    return reached === 'no' || (this.canEnter && room.id !== this.home);
  };

  /** What was read before holds no more: something happened of which no run tells in time. */
  doubt(): void {
    this.#visits.clear();
  }

  /** What there is now in some of them. */
  async readAgain(rooms: readonly Room[]): Promise<Answer[]> {
    const answers = this.#round(rooms);
    if (!answers.includes('refused')) return answers;
    // Children only after the thread is home for good: they would inherit where it is.
    return Promise.all(
      answers.map((answer, index) => {
        const room = rooms[index];
        return answer === 'refused' && room ? this.#readByChild(room) : answer;
      }),
    );
  }

  /** Forgets what was read of rooms that are no more. */
  #keepOnly(rooms: readonly Room[]): void {
    const ids = new Set(rooms.map(({ id }) => id));
    this.#witnesses?.keepOnly(ids);
    this.#visits.keepOnly(ids);
    this.#limits.keepOnly(ids);
    this.#queues?.keepOnly(ids);
    if (this.#tables.size <= rooms.length + MOST_FORGOTTEN) return;
    for (const id of this.#tables.keys()) if (!ids.has(id)) this.#tables.delete(id);
  }

  /** From one room straight to the next, and home from the last. */
  #round(rooms: readonly Room[]): Answer[] {
    const home = rooms.find(({ id }) => id === this.home);
    const atHome = home && this.#readContent(home);
    try {
      return rooms.map((room) => {
        const answer = room === home && atHome ? atHome : this.#readThere(room);
        if (typeof answer !== 'string') this.#visits.note(room, answer);
        return answer;
      });
    } finally {
      this.#goHome();
      this.#queues?.end();
    }
  }

  #readThere(room: Room): Answer {
    if (!this.canEnter) return 'refused';
    const content = this.#witnesses?.read(room, this.#readContent) ?? null;
    if (content === 'elsewhere') this.#forget(room.id);
    else if (content !== null) return content;
    const visit = this.#enter(room, () => this.#readContent(room));
    if (typeof visit !== 'string') return visit.value;
    this.#forget(room.id);
    return visit;
  }

  /**
   * What was read in its name may be another's, or it was missed what somebody did there:
   * nothing is known of it.
   */
  #forget(id: string): void {
    this.#visits.forget(id);
    this.#tables.delete(id);
    this.#limits.forget(id);
    this.#queues?.forget(id);
  }

  /** Does something in a room, synchronously, and comes home. */
  visit<Value>(room: Room, doing: () => Value): { value: Value } | 'gone' | 'refused' {
    // The observer's own runs tell of nothing.
    this.#visits.forget(room.id);
    if (room.id === this.home) return { value: doing() };
    if (!this.canEnter) return 'refused';
    try {
      return this.#enter(room, doing);
    } finally {
      this.#goHome();
    }
  }

  /** Does something in a room that is entered by one of its doors; the thread stays there. */
  #enter<Value>(room: Room, doing: () => Value): { value: Value } | 'gone' | 'refused' {
    const libc = this.#libc;
    if (libc === null) return 'refused';
    let fd: number | null = null;
    for (const door of room.doors()) {
      fd = openDoor(libc, door, room.id);
      if (fd !== null) break;
    }
    if (fd === null) return 'gone';
    try {
      // Refused where the owning user namespace is not below our own.
      return entered(libc, fd) ? { value: doing() } : 'refused';
    } finally {
      closeSync(fd);
    }
  }

  /** Throws if it fails: a collector that cannot come home must end. */
  #goHome(): void {
    if (this.canEnter) this.#libc?.setns(this.#homeFd, CLONE_NEWIPC);
  }

  /** Of the namespace that the thread is in; the same object while nothing in it is another. */
  readonly #readContent = (room: Room): Content => {
    const { id } = room;
    let tables = this.#tables.get(id);
    if (tables === undefined) {
      tables = new Tables(id, this.#tables.size);
      this.#tables.set(id, tables);
    }
    const libc = this.#libc;
    const bare = tables.read(this.#summary);
    const gathered = libc === null ? bare : this.#semaphores.fill(libc, bare, this.#stir.in(id));
    const queues = this.#queuesOf(room);
    const limits = this.#limits.read(room, this.#summary);
    const before = this.#contents.get(gathered);
    if (before?.queues === queues && before.limits === limits) return before.content;
    const content = {
      ...queues,
      objects: gathered.objects,
      limits,
      troubles: [...gathered.troubles, ...queues.troubles],
    };
    this.#contents.set(gathered, { queues, limits, content });
    return content;
  };

  #queuesOf(room: Room): Queues {
    // Without the right to mount, what is mounted already: it shows home only.
    return (
      (this.canEnter ? this.#queues?.read(room) : null) ??
      (room.id === this.home ? readMountedQueues(this.#libc, room.id, room.initial) : NO_MOUNT)
    );
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

const EVERYWHERE: Pick<Stir, 'in' | 'reaches'> = { in: () => 'yes', reaches: () => 'yes' };

interface Made {
  queues: Queues;
  limits: IpcLimits | null;
  content: Content;
}

const NO_MOUNT: Queues = {
  queues: [],
  device: null,
  directory: null,
  troubles: [{ what: 'POSIX message queues: mounting was refused', remedy: null }],
};

/** So many rooms that are gone may be remembered for a while. */
const MOST_FORGOTTEN = 64;
/** Members of a room through which a child tries to enter. */
const MOST_TRIED = 2;
const VISITS_BETWEEN_TRIES = 20;

function entered(libc: Libc, fd: number): boolean {
  return libc.enter(fd, CLONE_NEWIPC);
}
