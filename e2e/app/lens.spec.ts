import { readlinkSync } from 'node:fs';
import * as K from '../worlds/actor/constants.mjs';
import type { Actor } from '../worlds/actor.mjs';
import type { World } from '../worlds/world.mjs';
import type { App } from './model/app.ts';
import { inside } from './model/boxes.ts';
import { Lens } from './model/lens.ts';
import { expect, test } from './model/test.ts';

/** Whoever runs this may make these. */
const NEW_ROOMS = 'unshare --user --map-root-user --net --uts --mount --ipc --';
const NEW_PIDS = 'unshare --user --map-root-user --pid --fork --';

const namespaceOf = (pid: number | 'self', type: string) =>
  readlinkSync(`/proc/${pid}/ns/${type}`).replace(/[[\]]/g, '');

/** A process in namespaces of its own that uses a segment there. */
async function settler(world: World, app: App): Promise<Actor> {
  const actor = await world.actor(NEW_ROOMS);
  await actor.do('shmat', await actor.do('shmget', 0x4711, 4096, K.IPC_CREAT | 0o600));
  await app.outline.item(`${actor.ipc}/shm/0`).waitFor();
  return actor;
}

test.afterEach(({ app }) => new Lens(app).choose('ipc'));

test('rooms are the namespaces of the type that is chosen', async ({ app, world }) => {
  const lens = new Lens(app);
  const actor = await settler(world, app);
  for (const [type, words] of [
    ['net', 'network namespace'],
    ['uts', 'UTS namespace'],
    ['mnt', 'mount namespace'],
  ] as const) {
    await lens.choose(type);
    await expect(lens.picker).toHaveAccessibleName(`Grouped by ${words}`);
    const id = namespaceOf(actor.pid, type);
    await expect(app.outline.item(id)).toHaveAttribute('aria-label', `${id} ${words}, 1 process`);
    // Nobody else is in it: the objects stand in it too, with who uses them.
    const room = await app.picture.settledBox(id);
    const plate = await app.picture.settledBox(actor.ipc);
    expect(inside(plate, room)).toBe(true);
    expect(inside(await app.picture.settledBox(`pid ${actor.pid}`), plate)).toBe(true);
    expect(inside(await app.picture.settledBox(`${actor.ipc}/shm/0`), plate)).toBe(true);
    await expect(app.outline.item(actor.ipc)).toHaveAttribute('aria-level', '3');
  }
});

test('user namespaces stand as the kernel has them, and own IPC namespaces', async ({
  app,
  world,
}) => {
  const lens = new Lens(app);
  const actor = await settler(world, app);
  await lens.choose('user');
  const outer = namespaceOf('self', 'user');
  const own = namespaceOf(actor.pid, 'user');
  const room = await app.picture.settledBox(own);
  expect(inside(room, await app.picture.settledBox(outer))).toBe(true);
  expect(inside(await app.picture.settledBox(actor.ipc), room)).toBe(true);
  expect(inside(await app.picture.settledBox(`pid ${actor.pid}`), room)).toBe(true);
  // The objects are counted, and listed in the outline for who opens it.
  expect(await app.picture.box(`${actor.ipc}/shm/0`)).toBeNull();
  await expect(app.outline.item(actor.ipc)).toHaveAttribute('aria-label', /1 process, 1 object/);
  await expect(app.outline.item(own)).toHaveAttribute('aria-level', '2');
  await app.outline.open(actor.ipc);
  await app.outline.item(`${actor.ipc}/shm/0`).click();
  expect(await app.inspector.raw('shmid')).toBe('0');
});

test('PID namespaces stand as the kernel has them', async ({ app, world }) => {
  const [first, second] = await world.hold(NEW_PIDS, NEW_PIDS);
  if (!first || !second) throw new Error('nobody there');
  await new Lens(app).choose('pid');
  const boxes = [
    namespaceOf('self', 'pid'),
    namespaceOf(first.pid, 'pid'),
    namespaceOf(second.pid, 'pid'),
  ].map((id) => app.picture.settledBox(id));
  const [host, outer, inner] = await Promise.all(boxes);
  if (!host || !outer || !inner) throw new Error('not drawn');
  expect(inside(outer, host)).toBe(true);
  expect(inside(inner, outer)).toBe(true);
  await expect(app.outline.item(namespaceOf(second.pid, 'pid'))).toHaveAttribute('aria-level', '3');
});

test('everything goes from its place to the other, and comes back to where it was', async ({
  app,
  world,
}) => {
  const lens = new Lens(app);
  const actor = await settler(world, app);
  const nodes = [`pid ${actor.pid}`, `${actor.ipc}/shm/0`] as const;
  const before = await lens.placesIn(actor.ipc, nodes);
  // A machine that is busy may skip a frame, but not in every round.
  await expect(async () => {
    await lens.choose('ipc');
    const seen = await lens.shapesOnTheWay('net', [...nodes, actor.ipc]);
    const ends = [seen.at(0), seen.at(-1)];
    expect(seen.filter((shape) => !ends.includes(shape)).length).toBeGreaterThan(0);
  }).toPass();
  await lens.choose('ipc');
  expect(await lens.placesIn(actor.ipc, nodes)).toEqual(before);
});

test('nothing moves on the way where less motion is asked for', async ({ app, world }) => {
  const lens = new Lens(app);
  const actor = await settler(world, app);
  await app.page.emulateMedia({ reducedMotion: 'reduce' });
  try {
    await app.picture.settledBox(`pid ${actor.pid}`);
    const nodes = [`pid ${actor.pid}`, `${actor.ipc}/shm/0`, actor.ipc];
    expect(new Set(await lens.shapesOnTheWay('net', nodes)).size).toBeLessThanOrEqual(2);
  } finally {
    await app.page.emulateMedia({ reducedMotion: null });
  }
});

test('the picker is worked with the keyboard, and its choice stays', async ({ app, world }) => {
  const lens = new Lens(app);
  const actor = await settler(world, app);
  await app.outline.item(`pid ${actor.pid}`).click();
  await lens.picker.focus();
  await app.page.keyboard.press('Enter');
  await expect(app.page.getByRole('option')).toHaveCount(9);
  // What is open takes the key: the selection stays.
  await app.page.keyboard.press('Escape');
  await expect(app.page.getByRole('option')).toHaveCount(0);
  await expect(app.inspector.panel).toBeVisible();
  await expect(lens.picker).toBeFocused();
  await app.page.keyboard.press('Enter');
  await expect(app.page.getByRole('option')).toHaveCount(9);
  await app.page.keyboard.press('End');
  await app.page.keyboard.press('Enter');
  await lens.shown('container');
  await expect(app.page.getByRole('heading', { name: 'Containers' })).toBeVisible();
  await expect(app.outline.item(`pid ${actor.pid}`)).toHaveAttribute('aria-selected', 'true');
  await app.page.reload();
  await lens.shown('container');
  await expect(lens.picker).toHaveAccessibleName('Grouped by container');
});
