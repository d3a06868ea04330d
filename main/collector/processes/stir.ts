import type { Record } from './record.ts';

/**
 * In which IPC namespaces somebody did something since the last poll, as far as who did it is
 * still there or was there then: who waits for an object cannot leave its namespace. Who came
 * and left again between two polls shows in none, and waits in none.
 */
export class Stir {
  #namespaces = new Set<string>();
  /** Somebody whose namespace is not known did something: it may be any. */
  #anywhere = false;
  #seesAll = false;

  /** A look begins. @param seesAll no process is hidden from it */
  begin(seesAll: boolean): void {
    this.#seesAll = seesAll;
    this.#namespaces.clear();
    this.#anywhere = false;
  }

  /** A process as it was before it ran, or as it is since. */
  add({ reading, threads }: Record): void {
    if (reading.kernelThread) return;
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
}
