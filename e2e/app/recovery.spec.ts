import { NEW_USER_AND_IPC } from '../worlds/world.mjs';
import { App } from './model/app.ts';
import { descendants, isAlive } from './model/processes.ts';
import { expect, test } from './model/test.ts';

/** What the window says of its collector, with the time of each change, page's clock. */
interface Said {
  at: number;
  alert: string;
  collector: number;
}

test('a collector that is killed: the window says so and goes on', async ({ app, world }) => {
  const { status, page } = app;
  const title = await status.collector.getAttribute('title');
  const pid = Number(/pid (\d+)/.exec(title ?? '')?.[1]);
  const main = app.electron.process().pid ?? 0;
  expect(descendants(main).map((one) => one.pid)).toContain(pid);

  await status.line.evaluate((line) => {
    const said: Said[] = [];
    const note = () => {
      const alert = line.querySelector('[role="alert"]')?.textContent ?? '';
      const collector = line.querySelector('[title^="Collector: pid"]')?.getAttribute('title');
      const pid = Number(/pid (\d+)/.exec(collector ?? '')?.[1] ?? 0);
      said.push({ at: performance.now(), alert, collector: pid });
    };
    Object.assign(window, { said });
    const everything = { childList: true, characterData: true, subtree: true, attributes: true };
    new MutationObserver(note).observe(line, everything);
  });
  process.kill(pid, 'SIGKILL');
  await expect(status.line).toContainText('started again once');
  await expect(status.alert).toHaveText('');

  // It reads again: what is made now is seen.
  const [holder] = await world.hold(NEW_USER_AND_IPC);
  await app.outline.item(holder?.ipc ?? '').waitFor();
  const said = await page.evaluate(() => (window as unknown as { said: Said[] }).said);
  const lost = said.find(({ alert }) => alert.includes('SIGKILL'));
  const back = said.find(
    ({ alert, collector }) => alert === '' && collector > 0 && collector !== pid,
  );
  if (!lost || !back) throw new Error(`It said: ${JSON.stringify(said)}`);
  // That it takes less than two seconds is the supervisor's own test, whose clock is its own.
  expect(back.at).toBeGreaterThan(lost.at);
});

test('nothing of the app is left when it is killed', async () => {
  const app = await App.start();
  const main = app.electron.process().pid ?? 0;
  const all = descendants(main).map(({ pid }) => pid);
  expect(all.length).toBeGreaterThan(2);
  process.kill(main, 'SIGKILL');
  const left = () => [main, ...all].filter(isAlive);
  await expect.poll(left).toEqual([]);
});
