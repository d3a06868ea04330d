/** What a command left behind. */
export interface Done {
  output: string;
  code: number;
}

/** What is kept of one output, in characters. */
const KEPT = 20_000;

/**
 * Cuts what a shell writes at the marks that it was told to write: `MARK CODE` in a
 * line of its own after each command.
 */
export class Transcript {
  readonly #mark: string;
  readonly #onDone: (done: Done) => void;
  #text = '';
  #cut = false;

  /** @param mark a word that no command will write */
  constructor(mark: string, onDone: (done: Done) => void) {
    this.#mark = `\n${mark} `;
    this.#onDone = onDone;
  }

  /** What was written since the last mark. */
  get rest(): string {
    return this.#text;
  }

  push(text: string): void {
    this.#text += text;
    for (;;) {
      const at = this.#text.indexOf(this.#mark);
      const end = at < 0 ? -1 : this.#text.indexOf('\n', at + this.#mark.length);
      if (end < 0) break;
      const code = Number(this.#text.slice(at + this.#mark.length, end));
      const output = this.#clipped(this.#text.slice(0, at));
      this.#text = this.#text.slice(end + 1);
      this.#cut = false;
      this.#onDone({ output, code });
    }
    if (this.#text.length <= 2 * KEPT) return;
    // The end may hold the beginning of a mark.
    this.#text = this.#text.slice(0, KEPT) + this.#text.slice(-KEPT);
    this.#cut = true;
  }

  #clipped(output: string): string {
    const trimmed = output.replace(/\n+$/, '');
    if (!this.#cut && trimmed.length <= KEPT) return trimmed;
    return `${trimmed.slice(0, KEPT)}\n… more was written than is shown here`;
  }
}
