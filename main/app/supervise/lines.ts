/** Longest line that is taken: a snapshot of a machine larger than any measured. */
export const LONGEST_LINE = 256 * 1024 * 1024;

/**
 * Cuts a stream of text into lines. A line that grows beyond all bounds is given
 * up and told of, and reading goes on after its end.
 */
export class LineSplitter {
  #parts: string[] = [];
  #length = 0;
  #tooLong = false;
  readonly #onLine: (line: string) => void;
  readonly #onTooLong: () => void;
  readonly #longest: number;

  constructor(onLine: (line: string) => void, onTooLong: () => void, longest = LONGEST_LINE) {
    this.#onLine = onLine;
    this.#onTooLong = onTooLong;
    this.#longest = longest;
  }

  push(text: string): void {
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      this.#add(text.slice(start, end));
      if (!this.#tooLong) this.#onLine(this.#parts.join(''));
      this.#parts = [];
      this.#length = 0;
      this.#tooLong = false;
      start = end + 1;
    }
    this.#add(text.slice(start));
  }

  #add(part: string): void {
    if (part === '' || this.#tooLong) return;
    this.#length += part.length;
    if (this.#length > this.#longest) {
      this.#tooLong = true;
      this.#parts = [];
      this.#onTooLong();
      return;
    }
    this.#parts.push(part);
  }
}
