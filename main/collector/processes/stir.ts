import type { Record } from './record.ts';

/**
 * In which IPC namespaces somebody did something since the last poll, as far as who did it is
 * still there or was there then: who waits for an object cannot leave its namespace. Who came
 * and left again between two polls shows in none, and waits in none.
 */
export class Stir {
  #namespaces = new Set<string>();
  /** Namespaces of which somebody holds an object who did something, wherever that was. */
  #held = new Set<string>();
  /** Somebody whose namespace is not known did something: it may be any. */
  #anywhere = false;
  #seesAll = false;
  #born = true;
  #holders: Holdings = new Map();
  /** What was noticed between two looks, for the next one to tell. */
  #later: Record[] = [];

  /**
   * A look begins.
   *
   * @param seesAll no process is hidden from it
   * @param born somebody was made since the last look, who may have gone already
   */
  begin(seesAll: boolean, born: boolean): void {
    this.#seesAll = seesAll;
    this.#born = born;
    this.#namespaces.clear();
    this.#held.clear();
    this.#anywhere = false;
    for (const record of this.#later.splice(0)) this.add(record);
  }

  /** Of which other IPC namespaces than its own each process holds an object. */
  set holders(holders: Holdings) {
    this.#holders = holders;
  }

  /** As `add`, for the look that follows. */
  addLater(record: Record): void {
    this.#later.push(record);
  }

  /** A process as it was before it ran, or as it is since. */
  add({ reading, threads }: Record): void {
    if (reading.kernelThread) return;
    for (const id of this.#holders.get(reading.process.pid) ?? []) this.#held.add(id);
    const { ipc } = reading.process.namespaces;
    if (ipc !== null) this.#namespaces.add(ipc);
    // What has ended waits for nothing.
    else if (reading.refused.namespaces) this.#anywhere = true;
    for (const { elsewhere } of threads) {
      for (const { type, id } of elsewhere) if (type === 'ipc') this.#namespaces.add(id);
    }
  }

  /** Whether somebody did something who is there, or was; `perhaps` somebody who may not be looked at. */
  in(namespace: string): 'yes' | 'no' | 'perhaps' {
    if (!this.#seesAll || this.#namespaces.has(namespace)) return 'yes';
    return this.#anywhere ? 'perhaps' : 'no';
  }

  /**
   * Whether somebody did something who is there, was, or holds an object of it, or who was
   * born since; `perhaps` somebody who may not be looked at.
   */
  reaches(namespace: string): ReturnType<Stir['in']> {
    return this.#born || this.#held.has(namespace) ? 'yes' : this.in(namespace);
  }
}

/** Ids of IPC namespaces by pid. */
export type Holdings = ReadonlyMap<number, ReadonlySet<string>>;
