import type { Writable } from 'node:stream';

/** A character of a string takes at most so many bytes in UTF-8. */
const MOST_BYTES = 3;
/** New memory has room for a line so much longer: lines grow by a few characters at a time. */
const ROOM = 1.5;

/**
 * Writes lines of text in UTF-8. They are put together in memory that is kept from one to the
 * next: a line is a few hundred kilobytes, and the kernel would have to find as many pages,
 * and fill them with zeros, for each.
 */
export class LineWriter {
  readonly #stream: Writable;
  /** Null while the stream has it. */
  #free: Buffer | null = Buffer.allocUnsafeSlow(64 * 1024);

  constructor(stream: Writable) {
    this.#stream = stream;
  }

  /** Writes a line, given in parts. Resolves when it has been passed on, or cannot be. */
  write(parts: readonly string[]): Promise<void> {
    let most = 1;
    for (const part of parts) most += part.length * MOST_BYTES;
    const kept = this.#free;
    this.#free = null;
    const bytes =
      kept && kept.length >= most ? kept : Buffer.allocUnsafeSlow(Math.ceil(ROOM * most));
    let length = 0;
    for (const part of parts) length += bytes.write(part, length, 'utf8');
    bytes[length++] = NEWLINE;
    return new Promise((resolve) => {
      this.#stream.write(bytes.subarray(0, length), () => {
        this.#free = bytes;
        resolve();
      });
    });
  }
}

const NEWLINE = 10;
