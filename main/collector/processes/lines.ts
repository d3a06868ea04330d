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
  /** How long the lines are that were told, and those that were read last. */
  #lengths = new Uint8Array(BLOCK);
  #read = new Uint8Array(BLOCK);
  #told = memory(BLOCK);
  #now = memory(BLOCK);
  /** By blocks: a part made for each comparison would be an object each time. */
  #blocks: { told: Buffer; now: Buffer }[] = [];
  readonly #one = memory(1);
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

  /** The line of a file as the last look read it, which it is told from now on; '' where there was none. */
  newest(key: number): string {
    const slot = this.#slots.get(key);
    if (slot === undefined) return '';
    const from = slot * SLOT;
    const length = this.#read[slot] ?? 0;
    this.#lengths[slot] = length;
    this.#now.copy(this.#told, from, from, from + SLOT);
    return this.#now.toString('latin1', from, from + length);
  }

  /** Whether a file's line is still the one that was told, as of now; false where it cannot be read. */
  isAsTold(key: number): boolean {
    const slot = this.#slots.get(key);
    if (slot === undefined) return false;
    const length = this.#readInto(this.#files[slot] ?? -1, this.#one, 0, SLOT);
    if (length <= 0 || length !== this.#lengths[slot]) return false;
    const from = slot * SLOT;
    return this.#told.compare(this.#one, 0, length, from, from + length) === 0;
  }

  /** The keys of the files whose line is another than was told. */
  look(): Set<number> {
    const others = new Set<number>();
    for (let slot = 0; slot < this.#used; slot++) {
      const file = this.#files[slot] ?? -1;
      if (file < 0) continue;
      const length = this.#readInto(file, this.#now, slot * SLOT, SLOT);
      this.#read[slot] = Math.max(length, 0);
      if (length !== this.#lengths[slot]) others.add(this.#keys[slot] ?? -1);
    }
    for (let from = 0; from < this.#used; from += BLOCK) {
      const block = this.#blockAt(from);
      if (block.told.equals(block.now)) continue;
      for (let slot = from; slot < from + BLOCK; slot++) {
        if (!this.#same(slot) && (this.#files[slot] ?? -1) >= 0) {
          others.add(this.#keys[slot] ?? -1);
        }
      }
    }
    return others;
  }

  #blockAt(slot: number): { told: Buffer; now: Buffer } {
    const part = (of: Buffer) => of.subarray(slot * SLOT, (slot + BLOCK) * SLOT);
    this.#blocks[slot / BLOCK] ??= { told: part(this.#told), now: part(this.#now) };
    return this.#blocks[slot / BLOCK] as { told: Buffer; now: Buffer };
  }

  #same(slot: number): boolean {
    const [from, to] = [slot * SLOT, (slot + 1) * SLOT];
    return this.#now.compare(this.#told, from, to, from, to) === 0;
  }

  #tellSlot(slot: number, line: Buffer, length: number): void {
    const from = slot * SLOT;
    this.#lengths[slot] = length;
    this.#told.fill(0, from, from + SLOT);
    line.copy(this.#told, from, 0, Math.min(length, SLOT));
    // What is read now may be shorter than what was read there before.
    this.#now.fill(0, from, from + SLOT);
    this.#read[slot] = 0;
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
    this.#read = grown(new Uint8Array(more), this.#read);
    this.#told = grown(memory(more), this.#told);
    this.#now = grown(memory(more), this.#now);
    this.#blocks = [];
  }
}

const NOTHING = Buffer.alloc(0);

/** Never moved: the kernel writes there. */
function memory(slots: number): Buffer {
  return Buffer.allocUnsafeSlow(slots * SLOT).fill(0);
}
