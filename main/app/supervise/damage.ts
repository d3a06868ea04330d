import type { Difference } from '../../model/difference.ts';
import type { Problem, Snapshot } from '../../model/snapshot.ts';

/** So many are written to standard error; the others are only counted. */
const TOLD = 3;

/** What came from a collector since its start and could not be understood. */
export class Damage {
  #count = 0;
  #first = '';
  /** Those of the last poll, and how much damage stood beside them. */
  #problems: readonly Problem[] = [];
  #told = 0;

  add(what: string): void {
    if (this.#count++ === 0) this.#first = what;
    if (this.#count > TOLD) return;
    console.error(`ipcscope: what the collector sent was damaged: ${what}`);
  }

  /** Why nothing came, where that was because nothing of it could be understood. */
  explain(reason: string): string {
    return this.#count === 0 ? reason : `${reason} but ${this.#words()}`;
  }

  /** The snapshot, with the problem that there is more which is missing. */
  addTo(snapshot: Snapshot, pid: number): Snapshot {
    this.#problems = snapshot.problems;
    return this.#count === 0 ? snapshot : { ...snapshot, problems: this.#tell(pid) };
  }

  /** The same of what changed since the last poll. */
  addToDifference(change: Difference, pid: number): Difference {
    if (change.problems) this.#problems = change.problems;
    else if (this.#told === this.#count) return change;
    return this.#count === 0 ? change : { ...change, problems: this.#tell(pid) };
  }

  #tell(pid: number): Problem[] {
    this.#told = this.#count;
    const problem = {
      what: `The collector sent ${this.#words()}`,
      where: `pid ${pid}`,
      remedy: 'start IPC Scope again; where it stays, please report it',
    };
    return [...this.#problems, problem];
  }

  #words(): string {
    const messages = this.#count === 1 ? '1 message' : `${this.#count} messages`;
    return `${messages} that could not be understood, the first because of: ${this.#first}`;
  }
}
