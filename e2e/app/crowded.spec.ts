import * as K from '../worlds/actor/constants.mjs';
import { ipcOf } from '../worlds/world.mjs';
import { App } from './model/app.ts';
import { expect, test } from './model/test.ts';

test.skip(process.getuid?.() !== 0, 'the crowd is made by root');

test('many namespaces without objects are one plate, until one of them gets an object', async ({
  world,
}) => {
  // A window of its own: what others leave behind would move what it shows.
  const app = await App.start();
  // Each by itself, so that all are made from here whenever somebody looks.
  const crowds = await Promise.all(Array.from({ length: 40 }, () => world.crowd(1, 1)));
  const inner = crowds[7]?.[0];
  if (!inner) throw new Error('no crowd');
  const plate = `${ipcOf('self')}#rooms`;
  const { picture, outline, page } = app;
  await expect.poll(() => picture.box(plate)).not.toBeNull();
  const counted = outline.tree.getByRole('treeitem', { name: /^Namespaces without IPC objects/ });
  const row = outline.item(inner.ipc);
  await expect(counted).toHaveAttribute('aria-expanded', 'false');
  await expect(row).toHaveCount(0);
  // Whom it counts is found there, the namespace and who is in it.
  await expect.poll(async () => samePlace(picture.box(inner.ipc), picture.box(plate))).toBe(true);
  const closed = await picture.settledBox(plate);
  expect(await picture.box(`pid ${inner.pid}`)).toEqual(await picture.box(plate));
  await page.mouse.move(closed.x + closed.width / 2, closed.y + closed.height / 2);
  const tip = page.getByRole('tooltip');
  await expect(tip).toContainText(/\d+ namespaces without IPC objects/);
  await expect(tip).toContainText(/with \d+ processes in them/);
  // The machine may have some of its own.
  const count = async () => Number(/^(\d+) namespaces/.exec((await tip.textContent()) ?? '')?.[1]);
  const before = await count();
  expect(before).toBeGreaterThanOrEqual(40);

  await picture.click(plate);
  const narrower = async () => ((await picture.box(inner.ipc))?.width ?? 0) < closed.width;
  await expect.poll(narrower).toBe(true);
  await expect.poll(() => picture.box(inner.ipc)).not.toEqual(await picture.box(plate));
  // The outline opens and closes with it.
  await expect(row).toHaveCount(1);
  await counted.click();
  await expect(row).toHaveCount(0);
  await outline.tree.press('ArrowRight');
  await expect(row).toHaveCount(1);
  await outline.tree.press('ArrowLeft');
  await expect(row).toHaveCount(0);
  await expect.poll(async () => samePlace(picture.box(inner.ipc), picture.box(plate))).toBe(true);

  const maker = await world.actorWith(inner);
  const queue = await maker.do('msgget', 0x77, K.IPC_CREAT | 0o600);
  await expect.poll(() => picture.box(`${inner.ipc}/msg/${queue}`)).not.toBeNull();
  await expect.poll(async () => samePlace(picture.box(inner.ipc), picture.box(plate))).toBe(false);
  const rest = await picture.settledBox(plate);
  await page.mouse.move(rest.x + rest.width / 2, rest.y + rest.height / 2);
  await expect.poll(count).toBe(before - 1);
  await app.end();
});

async function samePlace(one: Promise<unknown>, other: Promise<unknown>): Promise<boolean> {
  return JSON.stringify(await one) === JSON.stringify(await other);
}

test('what is chosen elsewhere is shown from near enough to read its name', async ({
  app,
  world,
}) => {
  const [first] = await world.tenants(90);
  if (!first) throw new Error('no tenants');
  const { picture, outline, page } = app;
  await outline.item(first.ipc).waitFor();
  await page.getByRole('button', { name: 'Show everything (F)' }).click();
  await expect.poll(async () => (await picture.box(first.ipc))?.width ?? 0).toBeLessThan(160);
  const far = (await picture.settledBox(`pid ${first.pid}`)).width;
  await page.keyboard.press('/');
  await page.keyboard.type(String(first.pid));
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect
    .poll(async () => (await picture.box(`pid ${first.pid}`))?.width ?? 0)
    .toBeGreaterThan(far * 1.5);
  await expect(outline.item(`pid ${first.pid}`)).toHaveAttribute('aria-selected', 'true');
  // Whoever is near already stays where he is.
  const near = await picture.settledBox(first.ipc);
  await outline.item(first.ipc).click();
  expect((await picture.settledBox(first.ipc)).width).toBe(near.width);
});
