import { NEW_IPC, NEW_USER_AND_IPC } from '../worlds/world.mjs';
import { App } from './model/app.ts';
import { expect, test } from './model/test.ts';

const NEW_ROOM = process.getuid?.() === 0 ? NEW_IPC : NEW_USER_AND_IPC;

test('the small map comes where something is out of view, and leads there', async ({ world }) => {
  // A window of its own: what others leave behind would move what it shows.
  const app = await App.start();
  const { picture, page } = app;
  const map = page.getByRole('img', { name: /^All of the picture, small/ });
  const actor = await world.actor(NEW_ROOM);
  await picture.settledBox(actor.ipc);
  await picture.canvas.press('f');
  await picture.painted();
  await expect(map).toHaveCount(0);

  for (let step = 0; step < 6; step += 1) await picture.canvas.press('+');
  await expect(map).toBeVisible();
  await picture.painted();
  const at = await map.boundingBox();
  if (at === null) throw new Error('it is not in sight');
  // It covers nothing but the picture.
  for (const name of ['Zoom in (+)', 'Legend']) {
    const other = await page.getByRole('button', { name }).boundingBox();
    expect(other && at.y + at.height <= other.y).toBe(true);
  }

  const place = async () => (await picture.settledBox(actor.ipc)).x;
  const before = await place();
  await page.mouse.move(at.x + 8, at.y + 8);
  await page.mouse.down();
  const left = await place();
  await page.mouse.move(at.x + at.width - 8, at.y + at.height - 8, { steps: 4 });
  await page.mouse.up();
  // What is looked at moves with the pointer, so the picture moves against it.
  expect(await place()).toBeLessThan(left - 50);
  expect(left).not.toBe(before);

  // The frame is what is in view: smaller from nearer.
  const width = async () => (await map.locator('div').boundingBox())?.width ?? 0;
  const wide = await width();
  await picture.canvas.press('+');
  await picture.painted();
  await expect.poll(width).toBeLessThan(wide);

  await picture.canvas.press('f');
  await expect(map).toHaveCount(0);
  await app.end();
});

test('hidden, it stays so in the next window', async () => {
  const { mkdtempSync, rmSync } = await import('node:fs');
  const profile = mkdtempSync('/tmp/ipcscope-minimap-');
  try {
    for (const shown of [true, false]) {
      const app = await App.start({ profile });
      const map = app.page.getByRole('img', { name: /^All of the picture, small/ });
      for (let step = 0; step < 8; step += 1) await app.picture.canvas.press('+');
      await app.picture.painted();
      if (shown) {
        await expect(map).toBeVisible();
        await app.picture.canvas.press('m');
      }
      await expect(map).toHaveCount(0);
      await app.end();
    }
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
});
