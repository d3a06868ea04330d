import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { endingSignals } from './through.mjs';

const LOOK_MS = 1_000;

/**
 * Resolves when we are told to end: by a signal, or because npm, which runs us,
 * is gone without having passed one on.
 *
 * @returns {Promise<number>} the exit code that a shell expects then
 */
export function toldToEnd() {
  return new Promise((resolve) => {
    // npm passes on what the terminal sent us already: the second one is no other wish.
    for (const signal of endingSignals) {
      process.on(signal, () => resolve(128 + constants.signals[signal]));
    }
    if (!process.env.npm_lifecycle_event) return;
    const before = lineOfNpm();
    setInterval(() => {
      if (lineOfNpm() !== before) resolve(128 + constants.signals.SIGHUP);
    }, LOOK_MS).unref();
  });
}

/** Our parents up to npm, which may have put a shell between: it changes when one of them goes. */
function lineOfNpm() {
  const parent = process.ppid;
  try {
    if (readFileSync(`/proc/${parent}/comm`, 'utf8').startsWith('npm')) return `${parent}`;
    const status = readFileSync(`/proc/${parent}/status`, 'utf8');
    return `${parent} ${/^PPid:\s*(\d+)$/m.exec(status)?.[1]}`;
  } catch {
    return 'gone';
  }
}
