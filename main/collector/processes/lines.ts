import { readSync } from 'node:fs';
import { maybe } from '../kernel/files.ts';
import type { Libc } from '../kernel/libc.ts';

/** Three numbers of at most 20 digits, two spaces and a line end. */
const SLOT = 64;
/** So many slots are compared at once: of most none is another. */
const BLOCK = 32;

/**
 * The lines of many open files of at most 64 bytes, each in its slot of one stretch of
 * memory. All are read into a second one, and the two compared.
 */
export class Lines {
  readonly #readInto: Libc['readStartAt'];
  readonly #slots = new Map<number, number>();
  readonly #free: number[] = [];
  /** Descriptors and keys by slot; -1 where there is none. */
  #files = new Int32Array(BLOCK).fill(-1);
  #keys = new Int32Array(BLOCK);
  #lengths = new Uint8Array(BLOCK);
  #told = memory(BLOCK);
  #now = memory(BLOCK);
  #used = 0;

  constructor(libc: Pick<Libc, 'readStartAt'> | null) {
    this.#readInto =
      libc?.readStartAt ??
      ((fd, into, offset, count) => maybe(() => readSync(fd, into, offset, count, 0)) ?? -1);
  }

  add(key: number, file: number): void {
    const slot = this.#free.pop() ?? this.#used++;
    if (slot >= this.#files.length) this.#grow();
    this.#slots.set(key, slot);
    this.#files[slot] = file;
    this.#keys[slot] = key;
    this.#tellSlot(slot, NOTHING, 0);
  }

  remove(key: number): void {
    const slot = this.#slots.get(key);
    if (slot === undefined) return;
    this.#slots.delete(key);
    this.#files[slot] = -1;
    this.#tellSlot(slot, NOTHING, 0);
    this.#now.fill(0, slot * SLOT, (slot + 1) * SLOT);
    this.#free.push(slot);
  }

  /** What a file's line is from now on compared with: the first `length` bytes of `line`. */
  tell(key: number, line: Buffer, length: number): void {
    const slot = this.#slots.get(key);
    if (slot !== undefined) this.#tellSlot(slot, line, length);
  }

  /** The keys of the files whose line is another than was told. */
  look(): Set<number> {
    const others = new Set<number>();
    for (let slot = 0; slot < this.#used; slot++) {
      const file = this.#files[slot] ?? -1;
      if (file < 0) continue;
      const length = this.#readInto(file, this.#now, slot * SLOT, SLOT);
      if (length !== this.#lengths[slot]) others.add(this.#keys[slot] ?? -1);
    }
    for (let from = 0; from < this.#used; from += BLOCK) {
      if (this.#same(from, BLOCK)) continue;
      for (let slot = from; slot < from + BLOCK; slot++) {
        if (!this.#same(slot, 1) && (this.#files[slot] ?? -1) >= 0) {
          others.add(this.#keys[slot] ?? -1);
        }
      }
    }
    return others;
  }

  #same(slot: number, count: number): boolean {
    const from = slot * SLOT;
    const to = Math.min(from + count * SLOT, this.#now.length);
    return this.#now.compare(this.#told, from, to, from, to) === 0;
  }

  #tellSlot(slot: number, line: Buffer, length: number): void {
    const from = slot * SLOT;
    this.#lengths[slot] = length;
    this.#told.fill(0, from, from + SLOT);
    line.copy(this.#told, from, 0, Math.min(length, SLOT));
    // What is read now may be shorter than what was read there before.
    this.#now.fill(0, from, from + SLOT);
  }

  #grow(): void {
    const more = 2 * this.#files.length;
    const grown = <Kind extends Int32Array | Uint8Array>(to: Kind, from: Kind) => {
      to.set(from);
      return to;
    };
    this.#files = grown(new Int32Array(more).fill(-1), this.#files);
    this.#keys = grown(new Int32Array(more), this.#keys);
    this.#lengths = grown(new Uint8Array(more), this.#lengths);
    this.#told = grown(memory(more), this.#told);
    this.#now = grown(memory(more), this.#now);
  }
}

const NOTHING = Buffer.alloc(0);

/** Never moved: the kernel writes there. */
function memory(slots: number): Buffer {
  return Buffer.allocUnsafeSlow(slots * SLOT).fill(0);
}
