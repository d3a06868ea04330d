import type { Locator } from 'playwright/test';
import * as K from '../worlds/actor/constants.mjs';
import { NEW_USER_AND_IPC } from '../worlds/world.mjs';
import type { App } from './model/app.ts';
import { expect, test } from './model/test.ts';

const asRoot = process.getuid?.() === 0;
const NEW_ROOM = asRoot ? 'unshare --ipc --' : NEW_USER_AND_IPC;

/** The panel behind the button; opened where it is not. */
async function panel({ page }: App): Promise<Locator> {
  const dialog = page.getByRole('dialog', { name: 'Worth a look' });
  const button = page.getByRole('button', { name: /^Worth a look/ });
  if ((await button.getAttribute('aria-expanded')) !== 'true') await button.click();
  await dialog.waitFor();
  return dialog;
}

/** The finding of a kind that names a node. */
function found(dialog: Locator, kind: RegExp, node: string): Locator {
  const place = dialog.page().locator(`a[href="#${encodeURIComponent(node)}"]`);
  return dialog
    .getByRole('region', { name: kind })
    .getByRole('listitem')
    .filter({ has: place })
    .first();
}

test('an object that everybody may write, until not everybody may', async ({ app, world }) => {
  const actor = await world.actor(NEW_ROOM);
  const queue = `${actor.ipc}/msg/${await actor.do('msgget', 1, K.IPC_CREAT | 0o622)}`;
  const one = found(await panel(app), /everybody may write$/, queue);
  await expect(one).toContainText('Its permission bits are 0622: others may write');
  // One click to the place.
  await one.getByRole('link', { name: 'msqid 0' }).first().click();
  expect(await app.inspector.raw('Id')).toBe(queue);
  await expect(app.outline.item(queue)).toHaveAttribute('aria-selected', 'true');
  await app.page.keyboard.press('Escape');

  const again = found(await panel(app), /everybody may write$/, queue);
  await again.waitFor();
  await actor.do('msgset', 0, { uid: 0, gid: 0, mode: 0o600 });
  await expect(again).toBeHidden();
  await app.page.keyboard.press('Escape');
});

test('a segment whose users have all ended, until it is removed', async ({ app, world }) => {
  test.skip(!asRoot, 'needs to enter the namespace again');
  const keeper = await world.actor(NEW_ROOM);
  const maker = await world.actorWith(keeper);
  const shmid = await maker.do('shmget', 0x77, 8192, K.IPC_CREAT | 0o600);
  await maker.do('shmat', shmid);
  const segment = `${keeper.ipc}/shm/${shmid}`;
  await app.outline.item(keeper.ipc).waitFor();
  const one = found(await panel(app), /^Leaked segment/, segment);
  // While somebody has it attached there is nothing to find.
  await expect(one).toBeHidden();
  await maker.end();
  await expect(one).toContainText('No process has it attached (nattch is 0)');
  await expect(one).toContainText(`pid ${maker.pid}, has ended`);
  await expect(
    app.page.getByRole('button', { name: /^Worth a look: \d+ problems?/ }),
  ).toBeVisible();
  await keeper.do('shmremove', shmid);
  await expect(one).toBeHidden();
  await app.page.keyboard.press('Escape');
});

test('a segment marked for removal and still attached', async ({ app, world }) => {
  test.skip(!asRoot, 'needs to enter the namespace again');
  const holder = await world.actor(NEW_ROOM);
  const maker = await world.actorWith(holder);
  const shmid = await maker.do('shmget', 0x78, 8192, K.IPC_CREAT | 0o600);
  const address = await holder.do('shmat', shmid);
  await maker.do('shmremove', shmid);
  await maker.end();
  const segment = `${holder.ipc}/shm/${shmid}`;
  const one = found(await panel(app), /marked for removal/, segment);
  await expect(one).toContainText('It is still attached (nattch is 1)');
  await holder.do('shmdt', address);
  await expect(one).toBeHidden();
  await app.page.keyboard.press('Escape');
});

test('two that wait for each other, until one is gone', async ({ app, world }) => {
  test.skip(!asRoot, 'needs to enter the namespace again');
  const first = await world.actor(NEW_ROOM);
  const second = await world.actorWith(first);
  const set = await first.do('semget', 1, 2, K.IPC_CREAT | 0o600);
  await first.do('semctl', set, 0, K.SETVAL, 1);
  await first.do('semctl', set, 1, K.SETVAL, 1);
  await first.do('semop', set, [[0, -1]]);
  await second.do('semop', set, [[1, -1]]);
  first.do('semop', set, [[1, -1]]).catch(() => {});
  second.do('semop', set, [[0, -1]]).catch(() => {});
  const one = found(await panel(app), /^Suspected deadlock/, `pid ${first.pid}`);
  await expect(one).toContainText(new RegExp(`pid ${first.pid}.* waits for .*semaphores`));
  await expect(one).toContainText(new RegExp(`pid ${second.pid}.* waits for .*semaphores`));
  await second.end();
  await expect(one).toBeHidden();
  await app.page.keyboard.press('Escape');
});
