import { readFileSync } from 'node:fs';
import * as K from '../worlds/actor/constants.mjs';
import type { Actor } from '../worlds/actor.mjs';
import { NEW_USER_AND_IPC, type World } from '../worlds/world.mjs';
import { countColours } from './model/png.ts';
import { expect, test } from './model/test.ts';

const MEBIBYTE = 2 ** 20;

/** Whoever runs this may make this one. */
const NEW_ROOM = process.getuid?.() === 0 ? 'unshare --ipc --' : NEW_USER_AND_IPC;

async function furnishedRoom(world: World): Promise<Actor> {
  const actor = await world.actor(NEW_ROOM);
  await actor.do('shmget', 0x4711, 3 * MEBIBYTE, K.IPC_CREAT | 0o640);
  await actor.do('touch', await actor.do('shmat', 0), MEBIBYTE);
  await actor.do('msgsnd', await actor.do('msgget', 0x4712, K.IPC_CREAT | 0o600), 1, 'hello');
  await actor.do('semget', 0x4713, 5, K.IPC_CREAT | 0o600);
  await actor.do('mq_open', '/orders', K.O_CREAT | K.O_RDWR, 0o600);
  return actor;
}

test('a namespace is in the outline and on screen within two polls', async ({ app, world }) => {
  const actor = await furnishedRoom(world);
  const made = Date.now();
  const without = await app.picture.until(actor.ipc, true);
  expect(without.filter((takenAt) => takenAt >= made).length).toBeLessThan(2);
  await app.outline.item(actor.ipc).waitFor();
  await expect(app.outline.item(actor.ipc)).toHaveAttribute('aria-label', /1 process.*4 objects/);
  // Wall, floor, glyphs and letters: an empty place would have one colour.
  expect(countColours(await app.picture.pixels(actor.ipc))).toBeGreaterThan(20);
});

test('the inspector tells what the kernel does', async ({ app, world }) => {
  const actor = await furnishedRoom(world);
  await app.outline.open(actor.ipc);
  await expect(app.inspector.title).toHaveText(actor.ipc);
  // And as the outline calls it.
  await expect(app.inspector.panel).toContainText(/IPC namespace · \w/);
  await expect.poll(() => app.inspector.raw('Processes')).toContain('1');

  const id = `${actor.ipc}/shm/0`;
  await app.outline.item(id).click();
  const truth = await actor.do('shmstat', 0);
  expect(await app.inspector.raw('Id')).toBe(id);
  expect(await app.inspector.raw('shmid')).toBe('0');
  expect(await app.inspector.raw('Key')).toContain('0x00004711');
  expect(await app.inspector.raw('Size')).toContain(Number(truth.bytes).toLocaleString('en'));
  await expect(app.inspector.field('Size')).toHaveText('3 MiB');
  expect(await app.inspector.raw('Attaches')).toBe(`nattch ${truth.attaches}`);
  expect(await app.inspector.raw('Made by')).toContain(`${truth.creator}`);
  expect(await app.inspector.raw('Last attached')).toContain(`${truth.attachedAt}`);
  expect(await app.inspector.raw('Permissions')).toContain('640');

  // What changes in the kernel changes here.
  await actor.do('shmat', 0, K.SHM_RDONLY);
  await expect.poll(() => app.inspector.raw('Attaches')).toBe('nattch 2');
});

test('selection is one, wherever it is made', async ({ app, world }) => {
  const actor = await furnishedRoom(world);
  const segment = `${actor.ipc}/shm/0`;
  await app.outline.item(actor.ipc).waitFor();
  await expect.poll(() => app.picture.box(segment)).not.toBeNull();
  // In the picture: the outline opens what hides it.
  await app.picture.click(segment);
  await expect(app.outline.item(segment)).toHaveAttribute('aria-selected', 'true');
  expect(await app.inspector.raw('Id')).toBe(segment);
  // In the outline: the picture shows it, with its frame in the accent colour.
  const plain = await app.picture.pixels(`${actor.ipc}/mqueue/orders`);
  await app.outline.item(`${actor.ipc}/mqueue/orders`).click();
  await expect(app.outline.item(segment)).toHaveAttribute('aria-selected', 'false');
  await expect(app.inspector.title).toContainText('orders');
  await expect
    .poll(async () => {
      const marked = await app.picture.pixels(`${actor.ipc}/mqueue/orders`);
      return Buffer.compare(marked.data, plain.data) !== 0;
    })
    .toBe(true);
  // A link in the inspector.
  await app.inspector.panel
    .getByRole('link', { name: `pid ${actor.pid}` })
    .first()
    .click();
  await expect(app.outline.item(`pid ${actor.pid}`)).toHaveAttribute('aria-selected', 'true');
  await app.page.keyboard.press('Escape');
  await expect(app.inspector.panel).toBeHidden();
});

test('a poll that tells nothing new draws nothing, and is told', async ({ app, world }) => {
  const actor = await furnishedRoom(world);
  await app.picture.until(actor.ipc, true);
  await app.picture.canvas.evaluate((canvas) => {
    const drawing = { frames: 0 };
    const context = (canvas as HTMLCanvasElement).getContext('2d');
    if (context === null) throw new Error('no context');
    // Each frame begins with it.
    const { setTransform } = context;
    context.setTransform = (...matrix: unknown[]) => {
      drawing.frames += 1;
      Reflect.apply(setTransform, context, matrix);
    };
    Object.assign(window, { drawing });
  });
  const frames = () =>
    app.page.evaluate(() => (window as unknown as { drawing: { frames: number } }).drawing.frames);
  // Others on this machine may do something that is drawn.
  await expect
    .poll(async () => {
      const [before, first] = [await frames(), await app.picture.sequence()];
      await expect.poll(() => app.picture.sequence()).toBeGreaterThan(first + 4);
      return (await frames()) - before;
    })
    .toBe(0);
  const atRest = await frames();
  await actor.do('msgsnd', 0, 1, 'hello again');
  await expect.poll(frames).toBeGreaterThan(atRest);
  await app.picture.canvas.evaluate((canvas) => {
    Reflect.deleteProperty((canvas as HTMLCanvasElement).getContext('2d') ?? {}, 'setTransform');
  });
});

test('with its last process a namespace goes, and its memory', async ({ app, world }) => {
  const actor = await world.actor(NEW_ROOM);
  await actor.do('shmget', 1, 100 * MEBIBYTE, K.IPC_CREAT | 0o600);
  await actor.do('touch', await actor.do('shmat', 0), 100 * MEBIBYTE);
  await app.outline.item(actor.ipc).click();
  await expect(app.inspector.title).toHaveText(actor.ipc);
  const full = sharedMemory();
  await actor.end();
  const ended = Date.now();
  const still = await app.picture.until(actor.ipc, false);
  expect(still.filter((takenAt) => takenAt >= ended).length).toBeLessThan(2);
  await app.outline.item(actor.ipc).waitFor({ state: 'detached' });
  await expect.poll(() => full - sharedMemory()).toBeGreaterThan(80 * MEBIBYTE);
  // What was being read does not vanish under the reader's eyes.
  await expect(app.inspector.panel).toContainText(/Gone since/);
});

function sharedMemory(): number {
  const text = readFileSync('/proc/meminfo', 'utf8');
  return 1024 * Number(/^Shmem: +(\d+) kB$/m.exec(text)?.[1]);
}
