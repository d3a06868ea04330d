/** PID_MAX_LIMIT of the kernel (`include/linux/threads.h`): no pid is larger. */
const PID_MAX_LIMIT = 4 * 1024 * 1024;

/**
 * A whole number for each pid. An array by the pid answers many times faster than a map,
 * which counts where thousands are asked for at each poll; its pages that hold no
 * process take no memory.
 */
export class Pids {
  #values = new Int32Array(1 << 15);
  readonly #used: number[] = [];

  /** -1: none. */
  of(pid: number): number {
    return (this.#values[pid] ?? 0) - 1;
  }

  /** What no kernel gives out as a pid is left out. */
  set(pid: number, value: number): void {
    if (pid >= this.#values.length) {
      if (pid > PID_MAX_LIMIT) return;
      const larger = new Int32Array(2 ** Math.ceil(Math.log2(pid + 1)));
      for (const known of this.#used) larger[known] = this.#values[known] ?? 0;
      this.#values = larger;
    }
    if (this.#values[pid] === 0) this.#used.push(pid);
    this.#values[pid] = value + 1;
  }

  clear(): void {
    for (const pid of this.#used) this.#values[pid] = 0;
    this.#used.length = 0;
  }
}
