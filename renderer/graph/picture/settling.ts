/** Longer than anything takes to come, go or move. In milliseconds. */
const LONGEST = 520;

/**
 * Tells when a poll is on screen and at rest. Where something new happens at each
 * poll nothing ever is; then a poll counts once all that it began has ended.
 */
export class Settling {
  readonly #waiting: { sequence: number; since: number }[] = [];

  /** A poll's picture is there to be drawn. */
  begin(sequence: number, now: number): void {
    this.#waiting.push({ sequence, since: now });
  }

  /** A frame was drawn; `complete`: all of the picture, `resting`: and nothing in it moves. */
  drawn(complete: boolean, resting: boolean, now: number): number | null {
    if (!complete) return null;
    let told: number | null = null;
    for (let first = this.#waiting[0]; first; first = this.#waiting[0]) {
      if (!resting && now - first.since < LONGEST) break;
      told = first.sequence;
      this.#waiting.shift();
    }
    return told;
  }
}
