import type { Room } from '../namespaces/list.ts';
import type { Content } from './content.ts';

/** A room in which nobody did anything that is known of is visited once in so many polls. */
const TURNS = 4;

/** What was read in a room. */
interface Visit {
  readonly life: object;
  /** The remainder of the polls in which it is visited whatever is known. */
  readonly turn: number;
  content: Content;
}

/**
 * Which rooms need a visit, and what was read in the others.
 *
 * Objects of an IPC namespace change by what somebody does who is in it, or who holds
 * something of it: a segment attached, a queue open. Whoever does something runs (`Stir`).
 * What is left is somebody who lives elsewhere and in the time between two polls comes, does
 * something and has left again (setns(2), a queue through another's mount). Who was made for
 * that is counted as born; for who was there before, each room is visited in turn.
 */
export class Visits {
  readonly #known = new Map<string, Visit>();
  #poll = 0;

  /**
   * A poll begins: the rooms that need a visit.
   *
   * @param rests tells rooms in which nobody did anything that is known of
   */
  due(rooms: readonly Room[], rests: (room: Room) => boolean): Room[] {
    this.#poll += 1;
    return rooms.filter((room) => {
      const visit = this.#known.get(room.id);
      return visit?.life !== room.life || this.#poll % TURNS === visit.turn || !rests(room);
    });
  }

  /** What was read in a room at its last visit; null: nothing is known of it. */
  last({ id }: Room): Content | null {
    return this.#known.get(id)?.content ?? null;
  }

  /** It was visited in this poll. */
  note({ id, life }: Room, content: Content): void {
    const visit = this.#known.get(id);
    if (visit?.life === life) visit.content = content;
    else this.#known.set(id, { life, turn: this.#known.size % TURNS, content });
  }

  /** The next poll is to visit it. */
  forget(id: string): void {
    this.#known.delete(id);
  }

  /** The next poll is to visit all. */
  clear(): void {
    this.#known.clear();
  }

  /** Forgets rooms that are no more. */
  keepOnly(ids: ReadonlySet<string>): void {
    for (const id of this.#known.keys()) if (!ids.has(id)) this.#known.delete(id);
  }
}
