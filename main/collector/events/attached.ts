/**
 * Where segments are attached, by process and address: what shmdt(2) is told. Of
 * what was attached before the first event nothing is known.
 */
export class Attached {
  readonly #byPid = new Map<number, Map<string, string>>();

  /** @param object id of the segment */
  attach(pid: number, address: string, object: string): void {
    if (this.#byPid.size > MOST_REMEMBERED) this.#byPid.clear();
    const attached = this.#byPid.get(pid) ?? new Map<string, string>();
    if (attached.size > MOST_REMEMBERED) attached.clear();
    this.#byPid.set(pid, attached.set(address, object));
  }

  at(pid: number, address: string): string | null {
    return this.#byPid.get(pid)?.get(address) ?? null;
  }

  detach(pid: number, address: string): void {
    this.#byPid.get(pid)?.delete(address);
  }

  /** A child has what its parent has, fork(2). */
  inherit(child: number, parent: number): void {
    const attached = this.#byPid.get(parent);
    if (attached) this.#byPid.set(child, new Map(attached));
  }

  /** It ended, or runs a new program: all is detached, execve(2). */
  drop(pid: number): void {
    this.#byPid.delete(pid);
  }

  forget(): void {
    this.#byPid.clear();
  }
}

const MOST_REMEMBERED = 4096;
