import type { Writable } from 'node:stream';

/** A character of a string takes at most so many bytes in UTF-8. */
const MOST_BYTES = 3;
/** New memory has room for a line so much longer: lines grow by a few characters at a time. */
const ROOM = 1.5;

/**
 * Writes lines of text in UTF-8. They are put together in memory that is kept from one to the
 * next: a line is a few hundred kilobytes, and the kernel would have to find as many pages,
 * and fill them with zeros, for each. What a line begins with as the last one did stays there.
 */
export class LineWriter {
  readonly #stream: Writable;
  /** Null while the stream has it. */
  #free: Sheet | null = new Sheet(64 * 1024);

  constructor(stream: Writable) {
    this.#stream = stream;
  }

  /** Writes a line, given in parts. Resolves when it has been passed on, or cannot be. */
  write(parts: readonly string[]): Promise<void> {
    let most = 1;
    for (const part of parts) most += part.length * MOST_BYTES;
    const kept = this.#free;
    this.#free = null;
    const sheet = kept && kept.room >= most ? kept : new Sheet(Math.ceil(ROOM * most));
    const line = sheet.put(parts);
    return new Promise((resolve) => {
      this.#stream.write(line, () => {
        this.#free = sheet;
        resolve();
      });
    });
  }
}

/** Memory for a line, and what is written there. */
class Sheet {
  readonly #bytes: Buffer;
  #parts: readonly string[] = [];
  /** Where each part ends. */
  readonly #ends: number[] = [];

  constructor(room: number) {
    this.#bytes = Buffer.allocUnsafeSlow(room);
  }

  get room(): number {
    return this.#bytes.length;
  }

  /** Writes a line, for which there is to be room; its bytes, until the next one is written. */
  put(parts: readonly string[]): Buffer {
    let at = 0;
    while (at < parts.length && parts[at] === this.#parts[at]) at++;
    let length = this.#ends[at - 1] ?? 0;
    for (; at < parts.length; at++) {
      length += this.#bytes.write(parts[at] ?? '', length, 'utf8');
      this.#ends[at] = length;
    }
    this.#parts = parts;
    this.#bytes[length++] = NEWLINE;
    return this.#bytes.subarray(0, length);
  }
}

const NEWLINE = 10;
