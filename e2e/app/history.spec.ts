import { hostname } from 'node:os';
import * as K from '../worlds/actor/constants.mjs';
import { NEW_IPC, NEW_USER_AND_IPC } from '../worlds/world.mjs';
import { inside } from './model/boxes.ts';
import { Lens } from './model/lens.ts';
import { expect, test } from './model/test.ts';

const NEW_ROOM = process.getuid?.() === 0 ? NEW_IPC : NEW_USER_AND_IPC;

test('back and forward through what was selected, past what has gone', async ({ app, world }) => {
  const { finding, inspector, picture, page } = app;
  const [first, second] = [await world.actor(NEW_ROOM), await world.actor(NEW_ROOM)];
  const queue = await first.do('msgget', 7, K.IPC_CREAT | 0o600);
  await second.do('semget', 7, 3, K.IPC_CREAT | 0o600);
  const [msg, sem] = [`${first.ipc}/msg/0`, `${second.ipc}/sem/0`];
  const isSelected = async (id: string) => {
    await expect(inspector.panel, `${id} is selected`).toBeVisible();
    await expect(inspector.field('Id'), `${id} is selected`).toHaveAttribute('title', id);
  };
  const back = page.getByRole('button', { name: /^Back to what was selected/ });
  const forward = page.getByRole('button', { name: /^Forward again/ });

  for (const id of [first.ipc, msg, sem]) {
    await finding.show(id);
    await isSelected(id);
  }
  await picture.canvas.focus();
  await expect(forward).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Alt+ArrowLeft');
  await isSelected(msg);
  await back.click();
  await isSelected(first.ipc);
  await page.keyboard.press('Alt+ArrowRight');
  await isSelected(msg);
  await forward.click();
  await isSelected(sem);

  // Leaving what is selected is no stop: the way back leads to it.
  await page.keyboard.press('Escape');
  await expect(inspector.panel).toBeHidden();
  await page.keyboard.press('Alt+ArrowLeft');
  await isSelected(sem);

  // What has gone is passed over.
  await first.do('msgremove', queue);
  await expect.poll(() => picture.box(msg)).toBeNull();
  await page.keyboard.press('Alt+ArrowLeft');
  await isSelected(first.ipc);

  // The side buttons of a mouse; and what it goes to comes into sight.
  await picture.canvas.focus();
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('+');
  const frame = await picture.canvas.boundingBox();
  const inSight = async () => {
    const box = await picture.box(sem);
    return box !== null && frame !== null && inside(box, frame);
  };
  await expect
    .poll(async () => {
      await page.keyboard.press('ArrowLeft');
      return inSight();
    })
    .toBe(false);
  const devtools = await page.context().newCDPSession(page);
  for (const type of ['mousePressed', 'mouseReleased'] as const) {
    const button = { type, button: 'forward', buttons: 16, clickCount: 1 } as const;
    await devtools.send('Input.dispatchMouseEvent', { ...button, x: 700, y: 300 });
  }
  await isSelected(sem);
  await expect.poll(inSight).toBe(true);
  await page.keyboard.press('f');
  await page.keyboard.press('Escape');
});

test('the way to what is selected leads back through its rooms', async ({ app, world }) => {
  const { finding, inspector, picture, page } = app;
  const [outer, inner] = await world.hold(NEW_ROOM, NEW_ROOM);
  if (!outer || !inner) throw new Error('no namespaces');
  const way = page.getByRole('navigation', { name: 'Where this is' });
  const parts = way.getByRole('listitem');
  await picture.settledBox(inner.ipc);
  await picture.canvas.press('f');
  await picture.canvas.press('Escape');
  await expect(way).toHaveCount(0);

  await finding.show(`pid ${inner.pid}`);
  await expect(parts.first()).toHaveText(hostname());
  await expect(parts.last()).toHaveText(new RegExp(`${inner.pid}$`));
  await expect(parts.last()).toHaveAttribute('aria-current', 'location');
  const more = way.getByRole('button', { name: /more between/ });
  if ((await more.count()) > 0) await more.click();
  // Machine, host, the outer room, the inner one, the process.
  const texts = await parts.allInnerTexts();
  expect(texts.length).toBeGreaterThanOrEqual(5);
  const rooms = texts.length - 2;
  await parts.nth(rooms).getByRole('button').click();
  expect(await inspector.raw('Id')).toBe(inner.ipc);
  if ((await more.count()) > 0) await more.click();
  await parts
    .nth(rooms - 1)
    .getByRole('button')
    .click();
  expect(await inspector.raw('Id')).toBe(outer.ipc);

  // It follows the lens: by PID namespace both are in one room.
  await finding.show(`pid ${inner.pid}`);
  const lens = new Lens(app);
  await lens.choose('pid');
  await expect(parts).toHaveCount(3);
  await lens.choose('ipc');

  // Nothing selected: it says what fills the view, and hides where that is everything.
  await picture.canvas.press('f');
  await picture.canvas.press('Escape');
  await expect(way).toHaveCount(0);
  const { x, y, width, height } = await picture.settledBox(inner.ipc);
  await page.mouse.move(x + width / 2, y + height / 2);
  const deep = texts.length - 1;
  for (let step = 0; step < 40 && (await parts.count()) < deep; step += 1) {
    await page.mouse.wheel(0, -400);
    await picture.painted();
  }
  await expect(parts.last()).toHaveText(texts[rooms] ?? '');
  await way.getByRole('button').first().click();
  await expect(way).toHaveCount(0);
});
