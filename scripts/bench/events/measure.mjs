import { root } from '../../root.mjs';
import { openBenchWindow } from '../graph/window.mjs';
import { takeSeen, watchQueue } from './seen.mjs';
import { startSender } from './sender.mjs';

/** Between two messages, in milliseconds: anywhere between two polls, and not to their beat. */
const PAUSE = { least: 400, most: 900 };
const WARM = 3;

/**
 * How soon messages are seen, in milliseconds from just before the sender's call.
 *
 * @param {string} executable
 * @param {NodeJS.ProcessEnv} env
 * @param {{ events: boolean, messages: number }} options
 * @param {() => Promise<number[]>} meanwhile measured afterwards, the window still open
 */
export async function measureSeen(executable, env, { events, messages }, meanwhile) {
  const args = [root, '--size', '1280x720', '--theme', 'light', '--poll', '500'];
  if (events) args.push('--events');
  const sender = await startSender();
  const window = await openBenchWindow({ executable, args, env });
  try {
    const { page } = window;
    const row = (/** @type {string} */ id) =>
      page.locator(`[role="treeitem"][aria-label^="${id} "]`);
    await page.locator('canvas[data-settled="true"]').waitFor({ timeout: 60_000 });
    if (events) await page.getByRole('button', { name: 'Live events: on' }).waitFor();
    await sender.send();
    await row(sender.namespace).click();
    await page.getByRole('tree').press('ArrowRight');
    await row(sender.queue).click();
    await page.getByRole('heading', { name: /^Queue/ }).waitFor();
    await page.waitForTimeout(1500);
    await watchQueue(page, sender.queue);
    const moving = [];
    const counted = [];
    for (let message = 0; message < WARM + messages; message += 1) {
      const pause = PAUSE.least + Math.random() * (PAUSE.most - PAUSE.least);
      await page.waitForTimeout(pause);
      const sent = await sender.send();
      const seen = await takeSeen(page, events);
      if (message < WARM) continue;
      moving.push(seen.moving - sent);
      counted.push(seen.counted - sent);
    }
    return { moving, counted, meanwhile: await meanwhile() };
  } finally {
    await window.close();
    sender.end();
  }
}
