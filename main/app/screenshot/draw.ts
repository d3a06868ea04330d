import type { Relay } from '../relay/relay.ts';
import { whyNothing } from './reason.ts';
import { summary } from './summary.ts';
import { Photographer, type Shot } from './take.ts';

/** So long is waited for the first picture. */
const PATIENCE_MS = 30_000;

/**
 * Draws the present state into a file and says what is in it.
 *
 * @param whenPainted takes what is to be called when the page has drawn a poll
 * @returns exit code: 0, or 1 with the reason on standard error
 */
export async function draw(
  shot: Shot,
  relay: Relay,
  whenPainted: (painted: () => void) => void,
): Promise<number> {
  try {
    const photographer = new Photographer(shot);
    await photographer.open();
    await new Promise<void>((resolve, reject) => {
      whenPainted(resolve);
      const giveUp = () => reject(new Error(whyNothing(relay.collector, PATIENCE_MS / 1000)));
      setTimeout(giveUp, PATIENCE_MS);
      relay.subscribe(shot, (update) => {
        if (update.kind === 'collector' && update.collector.phase === 'failed') giveUp();
      });
    });
    await photographer.take();
  } catch (error) {
    process.stderr.write(`ipcscope: no picture: ${(error as Error).message}\n`);
    return 1;
  }
  process.stdout.write(`${shot.file}\n`);
  if (relay.snapshot) process.stdout.write(`${summary(relay.snapshot)}\n`);
  return 0;
}
