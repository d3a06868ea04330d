import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import * as K from '../worlds/actor/constants.mjs';
import { NEW_USER_AND_IPC, World } from '../worlds/world.mjs';
import { App } from './model/app.ts';
import { Lab } from './model/lab.ts';
import { writtenAround, writtenIn } from './model/letters.ts';

const NEW_ROOM = process.getuid?.() === 0 ? 'unshare --ipc --' : NEW_USER_AND_IPC;
const STAGE = { width: 1920, height: 1080 };
/** What the last row can read where the screen has 1080 pixels. */
const LEGIBLE = 24;

let world: World;
let profile: string;
let app: App;
test.beforeEach(async () => {
  world = new World();
  profile = mkdtempSync(join(tmpdir(), 'ipcscope-stage-'));
  app = await start();
});
test.afterEach(async () => {
  await app.end();
  await world.dispose();
  rmSync(profile, { recursive: true, force: true });
});

function start(): Promise<App> {
  return App.start({ profile, args: ['--size', `${STAGE.width}x${STAGE.height}`] });
}

async function bakery() {
  const actor = await world.actor(NEW_ROOM);
  await actor.do('rename', 'bakery');
  await actor.do('msgsnd', await actor.do('msgget', 0x51ab51, K.IPC_CREAT | 0o600), 1, 'bread');
  await actor.do('semget', 0x51ab52, 2, K.IPC_CREAT | 0o600);
  await actor.do('shmat', await actor.do('shmget', 0x51ab53, 4096, K.IPC_CREAT | 0o600));
  return { actor, queue: `${actor.ipc}/msg/0`, set: `${actor.ipc}/sem/0` };
}

/** Selects and pins it. */
async function pin(id: string): Promise<void> {
  await app.finding.show(id);
  await app.picture.canvas.focus();
  await app.page.keyboard.press('Shift+P');
}

const pins = () => app.page.getByRole('list', { name: 'Pinned: stays lit' }).getByRole('listitem');

test('the picture alone, in letters for the last row, and what is pinned step by step', async () => {
  const { actor, queue, set } = await bakery();
  const { page, picture, outline, inspector, electron } = app;
  await picture.settledBox(queue);
  const asked = await watchFullScreen();
  const plain = Math.min(...(await writtenIn(app)).map(({ size }) => size));
  expect(plain).toBeLessThan(LEGIBLE);
  await pin(queue);
  await pin(set);
  await expect(pins()).toHaveText([/0x51ab51/, /0x51ab52/]);

  await page.keyboard.press('F5');
  const keys = page.getByRole('list', { name: 'Keys while presenting' });
  await expect(keys).toBeVisible();
  await expect(outline.tree).toBeHidden();
  await expect(inspector.panel).toBeHidden();
  await expect(page.getByRole('banner')).toBeHidden();
  const all = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  await expect.poll(() => picture.canvas.boundingBox()).toEqual({ x: 0, y: 0, ...all });
  await picture.painted();
  await picture.settledBox(queue);

  const written = await writtenIn(app);
  expect(written.map(({ text }) => text)).toContain('bakery');
  expect(written.filter(({ size }) => size < LEGIBLE)).toEqual([]);
  expect((await writtenAround(page)).filter(({ size }) => size < LEGIBLE)).toEqual([]);
  await expect(keys).toBeHidden();

  // A presenter's remote presses these two.
  const caption = page.getByRole('status', { name: 'What is shown' });
  await page.keyboard.press('PageDown');
  // The set was selected when it was pinned; after the last one all are lit alike.
  await expect(caption).toContainText('IPC namespaces');
  await page.keyboard.press('PageDown');
  await expect(caption).toContainText('Queue 0x51ab51');
  await expect(caption).toContainText('message queue · in bakery · 1 message');
  await page.keyboard.press('PageDown');
  await expect(caption).toContainText('Semaphores 0x51ab52');
  await page.keyboard.press('PageUp');
  await expect(caption).toContainText('Queue 0x51ab51');
  expect((await writtenAround(page)).filter(({ size }) => size < LEGIBLE)).toEqual([]);

  // The ring is where the pointer is.
  const ring = page.getByTestId('ring');
  await page.keyboard.press('s');
  await page.mouse.move(700, 400);
  const box = await ring.boundingBox();
  expect(box && [box.x + box.width / 2, box.y + box.height / 2].map(Math.round)).toEqual([
    700, 400,
  ]);
  await page.keyboard.press('s');
  await expect(ring).toHaveCount(0);

  // What has gone says so, and is taken away.
  await actor.do('msgremove', 0);
  await expect(pins().first()).toContainText('has gone');
  await pins()
    .first()
    .getByRole('button', { name: /^Unpin/ })
    .click();
  await expect(pins()).toHaveText([/0x51ab52/]);

  await page.keyboard.press('Escape');
  await expect(outline.tree).toBeVisible();
  await picture.painted();
  await expect
    .poll(async () => Math.min(...(await writtenIn(app)).map(({ size }) => size)))
    .toBeLessThan(LEGIBLE);
  expect(await asked()).toEqual([true, false]);

  async function watchFullScreen(): Promise<() => Promise<unknown>> {
    await electron.evaluate(({ BrowserWindow }) => {
      const calls: boolean[] = [];
      Object.assign(globalThis, { calls });
      const [window] = BrowserWindow.getAllWindows();
      if (!window) return;
      window.isFullScreen = () => calls.at(-1) ?? false;
      window.setFullScreen = (full) => void calls.push(full);
    });
    return () => electron.evaluate(() => Reflect.get(globalThis, 'calls'));
  }
});

test('what is pinned stays lit in the next window, as long as it is there', async () => {
  const { actor, queue } = await bakery();
  await pin(queue);
  await pin(`pid ${actor.pid}`);
  await expect(pins()).toHaveCount(2);
  await app.end();

  app = await start();
  await expect(pins()).toHaveText([/0x51ab51/, /bakery/]);
  await app.end();

  await actor.do('msgremove', 0);
  app = await start();
  await expect(pins()).toHaveText([/bakery/]);
  // In the palette, too.
  await app.page.keyboard.press('Control+k');
  await app.page.keyboard.type('unpin everything');
  await app.page.keyboard.press('Enter');
  await expect(pins()).toHaveCount(0);
});

test('a scenario is presented in large letters, with steps of its own', async () => {
  const { page, picture } = app;
  const lab = new Lab(page);
  const [title = ''] = await lab.titles();
  await lab.start(title);
  await page.keyboard.press('F5');
  await expect(page.getByRole('banner').filter({ hasText: 'IPC Scope' })).toBeHidden();
  await expect(page.getByRole('list', { name: 'Keys while presenting' })).toBeHidden();
  const before = await lab.title.textContent();
  await page.keyboard.press('PageDown');
  await expect(lab.title).not.toHaveText(before ?? '');
  await lab.settled();
  await picture.painted();
  expect((await writtenAround(page)).filter(({ size }) => size < LEGIBLE)).toEqual([]);
  // So are its signs, and no line is kept for what the step says itself.
  const signs = await lab.panel
    .locator('svg')
    .evaluateAll((all) => all.map((sign) => sign.getBoundingClientRect().height));
  expect(signs.length).toBeGreaterThan(3);
  expect(Math.min(...signs)).toBeGreaterThanOrEqual(LEGIBLE);
  await expect(page.getByRole('status', { name: 'What is shown' })).toBeHidden();
  // All of it is in the window.
  const panel = await lab.panel.boundingBox();
  const height = await page.evaluate(() => innerHeight);
  expect(panel && Math.round(panel.y + panel.height)).toBe(height);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('banner').filter({ hasText: 'IPC Scope' })).toBeVisible();
  await lab.leave();
});
