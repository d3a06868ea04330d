import { closeSync } from 'node:fs';
import { maybe } from '../kernel/files.ts';
import { CLONE_NEWIPC, type Libc } from '../kernel/libc.ts';
import { descriptorLimit } from '../kernel/limit.ts';
import type { Room } from '../namespaces/list.ts';

/** Members that are tried before a room is left without a witness. */
const MOST_TRIED = 4;

/**
 * Enters IPC namespaces through members that sleep.
 *
 * setns(2) takes a pidfd in place of a namespace's descriptor and enters what that
 * process is in at that moment: no door to open, look at and close. A pidfd holds
 * `struct pid`, the process's number, and neither the process nor its namespaces
 * (`pidfd_prepare()` in `kernel/fork.c`), so it may be kept between two polls. That
 * the process is where its links said is known from its not having run since: its
 * stamp, read once more *after* the visit, is the one from before its links.
 */
export class Witnesses {
  /** By the room's id. */
  readonly #kept = new Map<string, Witness>();
  readonly #libc: Libc;
  readonly #sleeps: (pid: number) => boolean;
  readonly #most = Math.floor(descriptorLimit() / 8);

  /** @param sleeps whether a process has not run since its namespaces were read, as of now */
  constructor(libc: Libc, sleeps: (pid: number) => boolean) {
    this.#libc = libc;
    this.#sleeps = sleeps;
  }

  /**
   * Moves the thread into a room, reads there, and says what was read; null where it is
   * not certain that it was this room. The thread is wherever it got to afterwards.
   */
  read<Value>(room: Room, reading: (room: Room) => Value): Value | 'elsewhere' | null {
    const witness = this.#kept.get(room.id) ?? this.#choose(room);
    if (witness === null) return null;
    if (this.#libc.enter(witness.fd, CLONE_NEWIPC)) {
      const value = reading(room);
      // The same list while nobody came, went or moved.
      if (witness.members !== room.members) {
        if (!isMember(room, witness.pid)) return this.#leave(room.id);
        witness.members = room.members;
      }
      if (this.#sleeps(witness.pid)) return value;
      return this.#leave(room.id);
    }
    this.#dismiss(room.id);
    return null;
  }

  #leave(id: string): 'elsewhere' {
    this.#dismiss(id);
    return 'elsewhere';
  }

  /** Lets go of those of rooms that are no more. */
  keepOnly(ids: ReadonlySet<string>): void {
    for (const id of this.#kept.keys()) if (!ids.has(id)) this.#dismiss(id);
  }

  #choose(room: Room): Witness | null {
    if (this.#kept.size >= this.#most) return null;
    for (const { pid } of room.members.slice(0, MOST_TRIED)) {
      if (!this.#sleeps(pid)) continue;
      const fd = maybe(() => this.#libc.openProcess(pid));
      if (fd === null) continue;
      const witness = { pid, fd, members: room.members };
      this.#kept.set(room.id, witness);
      return witness;
    }
    return null;
  }

  #dismiss(id: string): void {
    const witness = this.#kept.get(id);
    if (witness === undefined) return;
    this.#kept.delete(id);
    closeSync(witness.fd);
  }
}

interface Witness {
  readonly pid: number;
  /** Its pidfd. */
  readonly fd: number;
  /** A list of the room's members on which it is. */
  members: Room['members'];
}

function isMember({ members }: Room, pid: number): boolean {
  return members.some((member) => member.pid === pid);
}
