import { closeSync, mkdirSync } from 'node:fs';
import { attempt, maybe } from '../kernel/files.ts';
import type { Libc } from '../kernel/libc.ts';

/**
 * Where mounts are put until the end of a poll, to be dropped all at once.
 *
 * Dropping a mount waits for all processors to notice (`namespace_unlock` in
 * `fs/namespace.c`), some 50 µs for each; a whole tree of mounts waits once. So
 * each mqueue mount is hung below a detached tmpfs of our own, which kernels from
 * 6.15 on allow, and goes with it. Older ones refuse: then each is dropped by
 * itself. Nothing is held from one poll to the next either way.
 */
export class Parking {
  #lot: number | null = null;
  #parked = 0;
  readonly #libc: Libc;
  /** Whether this kernel refused; not asked again. */
  #refused = false;

  constructor(libc: Libc) {
    this.#libc = libc;
  }

  /** Takes over a mount's descriptor, which is closed on return. */
  park(mount: number): void {
    try {
      if (this.#refused) return;
      this.#lot ??= maybe(() => this.#libc.mountDetached('tmpfs'));
      const lot = this.#lot;
      if (lot === null) {
        this.#refused = true;
        return;
      }
      const place = `${this.#parked++}`;
      mkdirSync(`/proc/self/fd/${lot}/${place}`);
      const moved = attempt(() => this.#libc.attachMount(mount, lot, place));
      this.#refused = 'refusal' in moved;
    } finally {
      closeSync(mount);
    }
  }

  /** Drops all that is parked. */
  clear(): void {
    if (this.#lot !== null) closeSync(this.#lot);
    this.#lot = null;
    this.#parked = 0;
  }
}
