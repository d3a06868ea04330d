import { join } from 'node:path';
import { parts } from '../build/parts.mjs';
import { wholeLines } from '../process/lines.mjs';
import { spawnTied } from '../process/tied.mjs';
import { root } from '../root.mjs';

/** A snapshot of a large machine has some megabytes. */
const FROM_COLLECTOR = 512 * 1024 * 1024;
/** The window asks for little; what is longer is no request of ours. */
const FROM_WINDOW = 64 * 1024;
const STOP_MS = 2_000;

/**
 * Keeps the collector as root for a window that is not (main/collector/contract):
 * starts and ends it when the window asks, passes lines on both ways, and says when it
 * ended.
 *
 * @param {import('node:net').Socket} window the launcher's end of the window's descriptor
 * @returns {{ stop: () => Promise<void> }}
 */
export function keepCollector(window) {
  /** @type {import('../process/tied.mjs').Tied | null} */
  let collector = null;

  const start = () => {
    const serve = [join(root, parts.collector.output), '--serve', '--again'];
    const tied = spawnTied(process.execPath, serve, {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    collector = tied;
    const { stdin, stdout } = tied.child;
    // It may end between two lines of the window's; `ended` below says so.
    stdin?.on('error', () => {});
    const lines = wholeLines(FROM_COLLECTOR);
    stdout?.on('data', (chunk) => {
      const whole = lines(chunk);
      if (whole && window.writable && !window.write(whole)) {
        stdout.pause();
        window.once('drain', () => stdout.resume());
      }
    });
    tied.child.once('close', async () => {
      const { reason } = await tied.ended;
      if (collector === tied) collector = null;
      if (window.writable) window.write(`${JSON.stringify({ type: 'ended', reason })}\n`);
    });
  };

  const lines = wholeLines(FROM_WINDOW);
  window.on('data', (chunk) => {
    try {
      for (const line of String(lines(chunk) ?? '').split('\n')) {
        if (line === '') continue;
        const { type } = JSON.parse(line);
        if (type === 'end') void collector?.stop(STOP_MS);
        else if (type !== 'start') collector?.child.stdin?.write(`${line}\n`);
        else if (!collector) start();
      }
    } catch (error) {
      console.error('The window sent what is no request; it is let go:', error);
      window.destroy();
    }
  });
  const stop = async () => {
    window.destroy();
    await collector?.stop(STOP_MS);
  };
  window.on('error', () => {});
  window.on('close', () => void stop());
  return { stop };
}
