/**
 * Which processes may share memory or descriptors with another one (CLONE_VM, CLONE_FILES of
 * clone(2)), so that what they show can change without their running.
 *
 * Sharing begins with a process's making and ends, at the latest, when one of the two calls
 * execve(2) (`exec_mmap()`, `unshare_files()`). Until then both have the same `start_stack`
 * (`dup_mm()` in `kernel/fork.c` copies it; execve gives each program its own, at random).
 * So who has it alone shares nothing. Others may, and most do not: all that were forked.
 */
export class Sharing {
  readonly #stacks = new Map<number, string>();
  readonly #counts = new Map<string, number>();

  /** @param startStack see `Stat` */
  put(pid: number, startStack: string): void {
    if (this.#stacks.get(pid) === startStack) return;
    this.delete(pid);
    if (startStack === '0') return;
    this.#stacks.set(pid, startStack);
    this.#counts.set(startStack, (this.#counts.get(startStack) ?? 0) + 1);
  }

  delete(pid: number): void {
    const stack = this.#stacks.get(pid);
    if (stack === undefined) return;
    this.#stacks.delete(pid);
    const count = this.#counts.get(stack) ?? 0;
    if (count > 1) this.#counts.set(stack, count - 1);
    else this.#counts.delete(stack);
  }

  /** Whether it may share something with another process. */
  mayShare(pid: number): boolean {
    const stack = this.#stacks.get(pid);
    return stack !== undefined && (this.#counts.get(stack) ?? 0) > 1;
  }
}
