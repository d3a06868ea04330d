import { isInitial } from './identity.ts';
import type { Member } from './members.ts';
import type { Sighting, Sightings } from './sightings.ts';

/**
 * One namespace from its making to its end. The kernel gives a freed inode to the
 * next namespace at once, so the inode alone does not tell whether two polls saw
 * the same one; that something which was in it, or held it, still does, tells.
 */
export interface Life {
  readonly id: string;
  /** The namespace that it was made in, as far as it was ever seen. */
  outer: Life | null;
}

/** Follows namespaces through the polls. */
export class Lives {
  #known = new Map<string, Known>();
  /** In sight at the poll before, and not at this one. */
  #lost = new Map<string, Life>();

  /** By a list of members, which is the same while they are. */
  readonly #ties = new WeakMap<readonly Member[], ReadonlySet<string>>();

  /** The life of each id sighted, the old one where it is the same namespace. */
  refresh(sightings: Sightings): Map<string, { life: Life; isNew: boolean }> {
    const known = new Map<string, Known>();
    const answer = new Map<string, { life: Life; isNew: boolean }>();
    for (const [id, sighting] of sightings) {
      const old = this.#known.get(id);
      const forever = isInitial(id, NO_IDS);
      // The host's own never end and hold most processes: no need to remember who was inside.
      const ties = forever ? NO_IDS : this.#tiesOf(sighting);
      const same = old !== undefined && (forever || intersects(ties, old.ties));
      const life = same ? old.life : { id, outer: null };
      known.set(id, { life, ties });
      answer.set(id, { life, isNew: !same });
    }
    for (const [id, { life }] of this.#known) if (!known.has(id)) this.#lost.set(id, life);
    for (const id of known.keys()) this.#lost.delete(id);
    this.#known = known;
    return answer;
  }

  /**
   * The life of a namespace that left sight and is alive all the same: the one that
   * it had, or a new one where it was never seen.
   *
   * @param tie what it will be known by in the polls to come
   */
  unseen(id: string, tie: string): Life {
    const life = this.#lost.get(id) ?? { id, outer: null };
    this.#lost.delete(id);
    this.#known.set(id, { life, ties: new Set([tie]) });
    return life;
  }

  #tiesOf({ members, holds }: Sighting): ReadonlySet<string> {
    let ties = this.#ties.get(members);
    if (ties === undefined) {
      ties = tiesOfMembers(members);
      this.#ties.set(members, ties);
    }
    if (holds.length === 0) return ties;
    return new Set([...ties, ...holds.map(({ hold }) => JSON.stringify(hold))]);
  }

  /** Those that left sight and were not called `unseen` have ended. */
  bury(): void {
    this.#lost.clear();
  }
}

interface Known {
  life: Life;
  /** Who was in it or held it when it was last seen. */
  ties: ReadonlySet<string>;
}

const NO_IDS: ReadonlySet<string> = new Set();

function tiesOfMembers(members: readonly Member[]): ReadonlySet<string> {
  // A pid may be given to another process: with its start it is that one alone.
  return new Set(members.map(({ pid, startTime }) => `${pid} ${startTime}`));
}

function intersects(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  for (const one of some) if (others.has(one)) return true;
  return false;
}
