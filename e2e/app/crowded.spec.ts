import { readFileSync } from 'node:fs';
import * as K from '../worlds/actor/constants.mjs';
import type { Holder } from '../worlds/world.mjs';
import { expect, test } from './model/test.ts';

test.skip(process.getuid?.() !== 0, 'the crowd is made by root');

function parentOf({ pid }: Holder): number {
  return Number(/^PPid:\s*(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
}

test('many namespaces without objects are one plate, until one of them gets an object', async ({
  app,
  world,
}) => {
  const crowd = await world.crowd(40, 1);
  const parents = new Set(crowd.map(parentOf));
  const outer = crowd.find(({ pid }) => parents.has(pid));
  const inner = crowd.find((one) => one !== outer);
  if (!outer || !inner) throw new Error('no crowd');
  const plate = `${outer.ipc}#rooms`;
  const { picture, page } = app;
  await expect.poll(() => picture.box(plate)).not.toBeNull();
  const closed = await picture.settledBox(plate);
  // Whom it counts is found there, the namespace and who is in it.
  expect(await picture.box(inner.ipc)).toEqual(closed);
  expect(await picture.box(`pid ${inner.pid}`)).toEqual(closed);
  await page.mouse.move(closed.x + closed.width / 2, closed.y + closed.height / 2);
  const tip = page.getByRole('tooltip');
  await expect(tip).toContainText('39 namespaces without IPC objects');
  await expect(tip).toContainText('39 processes in them');

  await picture.click(plate);
  const narrower = async () => ((await picture.box(inner.ipc))?.width ?? 0) < closed.width;
  await expect.poll(narrower).toBe(true);
  await expect.poll(() => picture.box(inner.ipc)).not.toEqual(await picture.box(plate));
  await picture.click(plate);
  await expect.poll(async () => samePlace(picture.box(inner.ipc), picture.box(plate))).toBe(true);

  const maker = await world.actorWith(inner);
  const queue = await maker.do('msgget', 0x77, K.IPC_CREAT | 0o600);
  await expect.poll(() => picture.box(`${inner.ipc}/msg/${queue}`)).not.toBeNull();
  await expect.poll(async () => samePlace(picture.box(inner.ipc), picture.box(plate))).toBe(false);
  const rest = await picture.settledBox(plate);
  await page.mouse.move(rest.x + rest.width / 2, rest.y + rest.height / 2);
  await expect(tip).toContainText('38 namespaces without IPC objects');
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
