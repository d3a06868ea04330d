import * as K from '../worlds/actor/constants.mjs';
import type { Actor } from '../worlds/actor.mjs';
import { NEW_USER_AND_IPC, type World } from '../worlds/world.mjs';
import { App } from './model/app.ts';
import { expect, test } from './model/test.ts';

const NEW_ROOM = process.getuid?.() === 0 ? 'unshare --ipc --' : NEW_USER_AND_IPC;

async function shop(world: World): Promise<Actor> {
  const actor = await world.actor(NEW_ROOM);
  await actor.do('rename', 'bakery');
  await actor.do('msgget', 0x51ab51, K.IPC_CREAT | 0o600);
  await actor.do('semget', 0x51ab52, 2, K.IPC_CREAT | 0o600);
  await actor.do('mq_open', '/bread', K.O_CREAT | K.O_RDWR, 0o600);
  return actor;
}

test('one field finds a queue by key, a process by name, a namespace by inode', async ({
  app,
  world,
}) => {
  const actor = await shop(world);
  const { finding, outline, inspector, page } = app;
  await outline.item(actor.ipc).waitFor();
  await outline.tree.focus();
  await page.keyboard.press('/');
  await expect(finding.field).toBeFocused();
  await page.keyboard.type('key:0x51ab51');
  await expect(finding.active).toContainText('0x51ab51');
  await expect(finding.results.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  expect(await inspector.raw('Id')).toBe(`${actor.ipc}/msg/0`);
  await expect(outline.item(`${actor.ipc}/msg/0`)).toHaveAttribute('aria-selected', 'true');

  for (const [typed, id] of [
    ['/bread', `${actor.ipc}/mqueue/bread`],
    [`pid:${actor.pid}`, `pid ${actor.pid}`],
    [`ns:${actor.ipc.slice(4)} kind:sem`, `${actor.ipc}/sem/0`],
    [actor.ipc.slice(4), actor.ipc],
    ['kind:process bakery', `pid ${actor.pid}`],
  ] as const) {
    await page.keyboard.press('Control+f');
    await page.keyboard.type(typed);
    await page.keyboard.press('Enter');
    await expect(outline.item(id), typed).toHaveAttribute('aria-selected', 'true');
  }

  // The arrows go through what was found.
  await page.keyboard.press('Control+f');
  await page.keyboard.type(`ns:${actor.ipc.slice(4)}`);
  const first = await finding.active.getAttribute('id');
  await page.keyboard.press('ArrowDown');
  await expect(finding.active).not.toHaveAttribute('id', first ?? '');
  await page.keyboard.press('ArrowUp');
  await expect(finding.active).toHaveAttribute('id', first ?? '');

  // Escape clears, and gives back what had the focus.
  await page.keyboard.press('Escape');
  await expect(finding.field).toHaveValue('');
  await expect(finding.field).not.toBeFocused();
  await expect(finding.results).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(inspector.panel).toBeHidden();
});

test('what is looked for stays lit, the rest recedes', async ({ app, world }) => {
  const actor = await shop(world);
  const { finding, outline, picture, page } = app;
  await outline.item(actor.ipc).waitFor();
  const queue = `${actor.ipc}/msg/0`;
  const set = `${actor.ipc}/sem/0`;
  const before = { queue: await picture.pixels(queue), set: await picture.pixels(set) };
  await finding.field.fill('key:0x51ab51');
  await page.keyboard.press('Escape');
  // The next frame draws it so.
  await expect.poll(async () => (await picture.pixels(set)).data).toEqual(before.set.data);

  await finding.field.fill('key:0x51ab51');
  // Off the list, which would lie over it; the search goes on.
  await outline.tree.focus();
  const strength = ({ data }: { data: Uint8Array }) => {
    let [least, most] = [255, 0];
    data.forEach((value, at) => {
      if (at % 4 === 3) return;
      least = Math.min(least, value);
      most = Math.max(most, value);
    });
    return most - least;
  };
  await expect
    .poll(async () => strength(await picture.pixels(set)))
    .toBeLessThan(strength(before.set) * 0.6);
  expect(strength(await picture.pixels(queue))).toBeGreaterThan(strength(before.queue) * 0.8);
  const shade = (id: string) =>
    outline.item(id).evaluate((item) => {
      const title = item.parentElement?.querySelector('[aria-hidden="true"]:last-child > span');
      return title && getComputedStyle(title).color;
    });
  expect(await shade(queue)).not.toBe(await shade(set));
  await finding.field.fill('');
  await expect.poll(async () => (await shade(queue)) === (await shade(set))).toBe(true);
});

test('filters leave out, and say how much', async ({ app, world }) => {
  const actor = await shop(world);
  const { finding, outline, picture, page } = app;
  const queue = `${actor.ipc}/msg/0`;
  await outline.item(queue).waitFor();
  await finding.filters.click();
  await finding.form.getByLabel('Message queues', { exact: true }).uncheck();
  await expect(outline.item(queue)).toHaveCount(0);
  await expect(outline.item(`${actor.ipc}/sem/0`)).toHaveCount(1);
  await expect.poll(() => picture.box(queue)).toBeNull();
  await expect(outline.item(actor.ipc)).toHaveAttribute('aria-label', /3 objects, 1 hidden/);
  await expect(finding.form.getByRole('status')).toContainText(/object.*hidden/);
  await expect(finding.filters).toHaveAccessibleName(/\d+ hidden/);

  await finding.form.getByLabel('Hide the system’s own').check();
  await expect(outline.item('pid 2')).toHaveCount(0);
  await expect(outline.item(`pid ${actor.pid}`)).toHaveCount(1);
  await page.keyboard.press('Escape');

  // It is still found, and told to be hidden.
  await finding.field.fill('key:0x51ab51');
  await expect(finding.active).toContainText('hidden by the filters');
  await page.keyboard.press('Escape');

  await finding.filters.click();
  await finding.form.getByRole('button', { name: 'Show everything' }).click();
  await expect(outline.item(queue)).toHaveCount(1);
  await expect(finding.form.getByRole('status')).toHaveText('Nothing is hidden');
  await page.keyboard.press('Escape');
});

test('filters are as they were left at the next start', async () => {
  const { mkdtempSync, rmSync } = await import('node:fs');
  const { tmpdir } = await import('node:os');
  const { join } = await import('node:path');
  const profile = mkdtempSync(join(tmpdir(), 'ipcscope-kept-'));
  try {
    const before = await App.start({ profile });
    await before.finding.filters.click();
    await before.finding.form.getByLabel('Semaphore sets').uncheck();
    await before.end();
    const after = await App.start({ profile });
    await after.finding.filters.click();
    await expect(after.finding.form.getByLabel('Semaphore sets')).not.toBeChecked();
    await expect(after.finding.form.getByLabel('Message queues', { exact: true })).toBeChecked();
    await after.end();
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
});

test('commands are found by a few letters, and keys are listed', async ({ app }) => {
  const { outline, page } = app;
  const palette = page.getByRole('dialog', { name: 'Find a command' });
  const options = palette.getByRole('option');
  await outline.tree.focus();
  await page.keyboard.press('Control+k');
  await expect(palette.getByRole('combobox')).toBeFocused();
  expect(await options.count()).toBeGreaterThan(10);
  await page.keyboard.type('hideout');
  await expect(options.first()).toContainText('Hide the outline');
  await page.keyboard.press('Enter');
  await expect(palette).toBeHidden();
  await expect(outline.tree).toBeHidden();

  await page.keyboard.press('Control+k');
  await page.keyboard.type('showout');
  await page.keyboard.press('Enter');
  await expect(outline.tree).toBeVisible();
  await expect(palette).toBeHidden();

  // With the arrows, and left without doing anything.
  await page.keyboard.press('Control+k');
  await expect(palette.getByRole('combobox')).toBeFocused();
  const first = await options.first().textContent();
  await page.keyboard.press('ArrowDown');
  await expect(palette.locator('[aria-selected="true"]')).not.toHaveText(first ?? '');
  await page.keyboard.type('zzzz');
  await expect(palette.getByRole('status')).toHaveText('No command is called that.');
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();

  // Opened again while it still goes away: the letters are typed into it, not lost.
  await outline.tree.focus();
  for (let time = 0; time < 4; time += 1) {
    await page.keyboard.press('Control+k');
    await expect(palette.getByRole('combobox')).toBeFocused();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await expect(palette.getByRole('combobox')).toBeFocused();
    await page.keyboard.type('fit');
    await expect(palette.getByRole('combobox')).toHaveValue('fit');
    await page.keyboard.press('Escape');
    await expect(palette).toBeHidden();
    await expect(outline.tree).toBeFocused();
  }

  await outline.tree.focus();
  await page.keyboard.press('Shift+?');
  const keys = page.getByRole('dialog', { name: 'Keys' });
  await expect(keys).toContainText('Show everything');
  await expect(keys.getByText('Ctrl', { exact: true }).first()).toBeVisible();
  // A letter there is nobody's command.
  await page.keyboard.press('/');
  await expect(page.locator('input[aria-label="Find"]')).not.toBeFocused();
  await page.keyboard.press('Escape');
  await expect(keys).toBeHidden();
});
