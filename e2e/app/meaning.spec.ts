import { setTimeout as sleep } from 'node:timers/promises';
import * as K from '../worlds/actor/constants.mjs';
import { NEW_USER_AND_IPC } from '../worlds/world.mjs';
import { Legend } from './model/legend.ts';
import { crop, type Pixels } from './model/png.ts';
import { expect, test } from './model/test.ts';

const asRoot = process.getuid?.() === 0;
const NEW_ROOM = asRoot ? 'unshare --ipc --' : NEW_USER_AND_IPC;
const MAKE = K.IPC_CREAT;

test.afterEach(async ({ app }) => {
  await app.page.keyboard.press('Escape');
  const legend = new Legend(app.page);
  if (await legend.reset.isVisible()) await legend.reset.click();
});

test('what a process reaches stays lit, what it sees and may not touch is faint', async ({
  app,
  world,
}) => {
  test.skip(!asRoot, 'needs root, to become two others');
  const owner = await world.actor(NEW_ROOM);
  const guest = await world.actorWith(owner);
  const away = await world.actor(NEW_ROOM);
  await owner.do('setuid', 4001, 4001);
  await guest.do('setuid', 4002, 4002);
  const [open, secret] = await Promise.all([0o666, 0o600].map(segment));
  const far = await away.do('shmget', 0x333, 65536, MAKE | 0o666);
  async function segment(mode: number): Promise<string> {
    const id = await owner.do('shmget', 0x300 + mode, 2 ** 20, MAKE | mode);
    await owner.do('shmat', id);
    return `${owner.ipc}/shm/${id}`;
  }
  if (!open || !secret) throw new Error('not made');

  await app.outline.item(secret).waitFor();
  await app.outline.item(`pid ${guest.pid}`).click();
  const section = (name: string) => app.inspector.panel.getByRole('region', { name });
  const may = section('What it may do');
  await expect(may).toContainText(/1 shared memory segment\s*attach to read and write/);
  await expect(may).toContainText(/1 shared memory segment\s*sees it, may do nothing/);
  await expect(may).toContainText(
    /it cannot see (this, whatever its|them, whatever their) permissions/,
  );
  // All of it in sight, wherever a test before has left the picture.
  await app.picture.canvas.press('f');
  await app.page.mouse.move(1, 1);
  const lit = vividness(await app.picture.pixels(open));
  const faint = vividness(await app.picture.pixels(secret));
  const behind = vividness(await app.picture.pixels(`${away.ipc}/shm/${far}`));
  expect(faint).toBeLessThan(lit * 0.75);
  expect(behind).toBeLessThan(lit * 0.75);

  await app.outline.item(secret).click();
  const who = section('Who may do what with it');
  await expect(who).toContainText('sees it, may do nothing');
  await expect(who).toContainText('cannot see it, whatever the user');
});

test('two processes are compared: what they share, or the wall between', async ({ app, world }) => {
  const one = await world.actor(NEW_ROOM);
  const other = await world.actorWith(one);
  const away = await world.actor(NEW_ROOM);
  await one.do('semget', 1, 2, MAKE | 0o600);
  const { outline, inspector, page } = app;
  await outline.item(`pid ${away.pid}`).waitFor();
  await outline.item(`pid ${one.pid}`).click();
  await outline.item(`pid ${other.pid}`).click({ modifiers: ['Control'] });
  await expect(outline.item(`pid ${one.pid}`)).toHaveAttribute('aria-selected', 'true');
  await expect(outline.item(`pid ${other.pid}`)).toHaveAttribute('aria-selected', 'true');
  await expect(inspector.title).toContainText(`pid ${one.pid}`);
  await expect(inspector.panel).toContainText(
    `Both are in IPC namespace ${one.ipc} and see the same 1 IPC object`,
  );

  // With the keyboard alone.
  await outline.item(`pid ${away.pid}`).click();
  await outline.tree.focus();
  await page.keyboard.type(String(one.pid));
  await expect.poll(() => outline.active()).toContain(`pid ${one.pid} `);
  await page.keyboard.press('Shift+Space');
  await expect(inspector.panel).toContainText('A wall stands between them');
  await page.getByRole('button', { name: 'Stop comparing' }).click();
  await expect(inspector.panel).not.toContainText('A wall stands between them');
});

test('the legend hides and shows what it names, and says how much', async ({ app, world }) => {
  const actor = await world.actor(NEW_ROOM);
  const set = `${actor.ipc}/sem/${await actor.do('semget', 1, 2, MAKE | 0o600)}`;
  const queue = `${actor.ipc}/msg/${await actor.do('msgget', 2, MAKE | 0o600)}`;
  const legend = new Legend(app.page);
  const drawn = (id: string) => expect.poll(async () => (await app.picture.box(id)) !== null);
  await drawn(set).toBe(true);
  await legend.entry('semaphore set').click();
  await expect(legend.entry('semaphore set')).toHaveAttribute('aria-pressed', 'false');
  await expect(legend.hidden).toHaveText(/^\d+ things? (is|are) hidden\.$/);
  await drawn(set).toBe(false);
  await drawn(queue).toBe(true);
  // The outline goes on listing everything.
  await expect(app.outline.item(set)).toHaveCount(1);

  await legend.entry('POSIX queue').focus();
  await app.page.keyboard.press('ArrowRight');
  await expect(legend.entry('semaphore set')).toBeFocused();
  await app.page.keyboard.press('Alt+Enter');
  await drawn(set).toBe(true);
  await drawn(queue).toBe(false);
  await legend.reset.click();
  await drawn(queue).toBe(true);
  await expect(legend.reset).toHaveCount(0);
  await legend.entry('queue').dblclick();
  await drawn(queue).toBe(true);
  await drawn(set).toBe(false);
});

test('many that use nothing are one plate, until it is opened here or there', async ({
  app,
  world,
}) => {
  test.skip(!asRoot, 'the crowd is made by root');
  const [first] = await world.crowd(1, 20);
  if (!first) throw new Error('no crowd');
  // The host's own may be as many at the moment.
  const ours = `[id^="row-${encodeURIComponent(`${first.ipc}#`)}"]`;
  const row = app.outline.tree.locator(ours);
  await expect(row).toHaveAttribute('aria-label', /20 processes that use no IPC object/);
  const id = decodeURIComponent(((await row.getAttribute('id')) ?? '').replace(/^row-/, ''));
  // A namespace may have the number of one before, in which somebody was selected.
  if ((await row.getAttribute('aria-expanded')) === 'true') await row.click();
  await expect(row).toHaveAttribute('aria-expanded', 'false');
  await expect
    .poll(async () => (await app.picture.box(`pid ${first.pid}`))?.width ?? 0)
    .toBeGreaterThan(60);
  const plate = await app.picture.settledBox(id);
  expect(plate.width).toBeGreaterThan(plate.height * 2);
  // Who is counted on it is found there.
  expect(await app.picture.box(`pid ${first.pid}`)).toEqual(plate);
  await app.picture.click(id);
  await expect(row).toHaveAttribute('aria-expanded', 'true');
  await expect
    .poll(async () => (await app.picture.box(`pid ${first.pid}`))?.width ?? Infinity)
    .toBeLessThan(plate.width / 3);
  await row.click();
  await app.page.keyboard.press('Enter');
  await app.page.keyboard.press('Enter');
  await expect(row).toHaveAttribute('aria-expanded', 'false');
  await expect
    .poll(async () => (await app.picture.box(`pid ${first.pid}`))?.width ?? 0)
    .toBeGreaterThan(plate.width / 2);
});

test('a ring of waits is red, and the legend can show it alone', async ({ app, world }) => {
  const one = await world.actor(NEW_ROOM);
  const other = await world.actorWith(one);
  const [first, second] = await Promise.all(
    [11, 12].map((key) => one.do('semget', key, 1, MAKE | 0o600)),
  );
  if (first === undefined || second === undefined) throw new Error('not made');
  for (const lock of [first, second]) await one.do('semop', lock, [[0, 1]]);
  await one.do('semop', first, [[0, -1]]);
  await other.do('semop', second, [[0, -1]]);
  const legend = new Legend(app.page);
  await app.picture.settledBox(`pid ${one.pid}`);
  // The ring runs around it.
  const ring = () => app.picture.pixels(`pid ${one.pid}`, 0.5);
  const calm = redness(await ring());
  void one.do('semop', second, [[0, -1]]).catch(() => {});
  void other.do('semop', first, [[0, -1]]).catch(() => {});
  await sleep(300);
  await legend.entry('deadlock?').click({ modifiers: ['Alt'] });
  await expect.poll(() => app.picture.box(one.ipc)).not.toBeNull();
  expect(redness(await ring())).toBeGreaterThan(calm + 60);
});

/** How far the strongest colour in the right half, where no tags and no lines are, is from grey. */
function vividness(pixels: Pixels): number {
  const { width, height } = pixels;
  const half = Math.floor(width / 2);
  const part = crop(pixels, { x: half, y: 0, width: Math.floor(width) - half, height });
  let most = 0;
  for (let at = 0; at < part.data.length; at += 4) {
    const channels = [...part.data.subarray(at, at + 3)];
    most = Math.max(most, Math.max(...channels) - Math.min(...channels));
  }
  return most;
}

/** How much redder than green and blue the reddest pixel is. */
function redness({ data }: Pixels): number {
  let most = 0;
  for (let at = 0; at < data.length; at += 4) {
    const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3);
    most = Math.max(most, red - Math.max(green, blue));
  }
  return most;
}
