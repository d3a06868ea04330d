import { wholeLines } from '../../process/lines.mjs';

const REQUEST_BYTES = 64 * 1024;

/** Plays the collector for a window: what it is given is what the window sees. */
export class Feeder {
  /** @type {import('node:stream').Duplex} */
  #stream;
  /** @type {string[]} */
  #waiting = [];
  #started = false;
  #given = 0;

  /** @param {import('node:stream').Duplex} stream */
  constructor(stream) {
    this.#stream = stream;
    const lines = wholeLines(REQUEST_BYTES);
    stream.on('error', () => {});
    stream.on('data', (chunk) => {
      for (const line of String(lines(chunk) ?? '').split('\n')) {
        if (line !== '' && JSON.parse(line).type === 'start') this.#start();
      }
    });
  }

  /**
   * @param {import('../../../main/model/snapshot.ts').Snapshot} snapshot
   * @returns {number} Unix milliseconds, just before it was written
   */
  give(snapshot) {
    this.#given += 1;
    const line = `${JSON.stringify({ type: 'snapshot', number: this.#given, snapshot })}\n`;
    const now = Date.now();
    if (this.#started) this.#stream.write(line);
    else this.#waiting.push(line);
    return now;
  }

  #start() {
    this.#started = true;
    const hello = { type: 'hello', protocol: 2, pid: process.pid, uid: process.getuid?.() ?? 0 };
    this.#stream.write(`${JSON.stringify(hello)}\n`);
    for (const line of this.#waiting.splice(0)) this.#stream.write(line);
  }
}
