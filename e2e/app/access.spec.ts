import type { Page } from 'playwright/test';
import * as K from '../worlds/actor/constants.mjs';
import { type Actor, Refused } from '../worlds/actor.mjs';
import { NEW_IPC, type World } from '../worlds/world.mjs';
import { careless, watchTasks } from './model/tasks.ts';
import { expect, test } from './model/test.ts';

const asRoot = process.getuid?.() === 0;
test.skip(!asRoot, 'only root can start processes of several users');

const OWNER = 64_801;
const MATE = 64_802;
const STRANGER = 64_803;
const GROUP = 64_850;
const MODES = [0o600, 0o640, 0o666, 0o060] as const;

interface Room {
  readonly ipc: string;
  /** One of each user, by uid. */
  readonly people: ReadonlyMap<number, Actor>;
}

/** Queues of OWNER with these modes, and a process of each user beside them. */
async function room(world: World): Promise<Room> {
  const owner = await world.actor(NEW_IPC);
  const mate = await world.actorWith(owner);
  const stranger = await world.actorWith(owner);
  await owner.do('setuid', OWNER, GROUP);
  await mate.do('setuid', MATE, GROUP);
  await stranger.do('setuid', STRANGER, STRANGER);
  for (const [key, mode] of MODES.entries()) await owner.do('msgget', key + 1, K.IPC_CREAT | mode);
  return {
    ipc: owner.ipc,
    people: new Map([
      [OWNER, owner],
      [MATE, mate],
      [STRANGER, stranger],
    ]),
  };
}

/** What the kernel lets a process do with a queue, in the window's words. */
async function kernelSays(actor: Actor, msqid: number): Promise<string> {
  const allowed = (call: Promise<unknown>) =>
    call.then(
      () => true,
      (error: unknown) => {
        if (error instanceof Refused && error.code === 'EACCES') return false;
        if (error instanceof Refused && error.code === 'ENOMSG') return true;
        throw error;
      },
    );
  const sends = await allowed(actor.do('msgsnd', msqid, 1, 'x', K.IPC_NOWAIT));
  const receives = await allowed(actor.do('msgrcv', msqid, 0, K.IPC_NOWAIT));
  if (sends && receives) return 'send and receive';
  if (sends) return 'send only';
  return receives ? 'receive only' : 'sees it, may do nothing';
}

const section = (page: Page, title: string) =>
  page.getByRole('complementary', { name: 'Inspector' }).getByRole('region', { name: title });

test('who may do what with an object, as the kernel itself decides', async ({ app, world }) => {
  const { ipc, people } = await room(world);
  const { page, outline } = app;
  await outline.open(ipc);
  for (const msqid of MODES.keys()) {
    await outline.item(`${ipc}/msg/${msqid}`).click();
    const list = section(page, 'Who may do what with it');
    for (const [uid, actor] of people) {
      const line = list.getByRole('button', { name: new RegExp(`1 process of uid ${uid}\\b`) });
      await expect(line).toContainText(await kernelSays(actor, msqid));
    }
  }
  // The rule is said, and each process is a link.
  await outline.item(`${ipc}/msg/1`).click();
  const list = section(page, 'Who may do what with it');
  await expect(list).toContainText(`User ${OWNER} owns the message queue`);
  await expect(list).toContainText(`Group ${GROUP} owns the message queue: its bits r--`);
  await list.getByRole('button', { name: new RegExp(`uid ${MATE}`) }).click();
  const mate = people.get(MATE)?.pid;
  await list.getByRole('link', { name: `pid ${mate}` }).click();
  await expect(app.inspector.title).toContainText(`pid ${mate}`);

  // The same, seen from the process.
  const may = section(page, 'What it may do');
  await expect(
    may.getByRole('button', { name: /^2 message queues\s*send and receive$/ }),
  ).toBeVisible();
  await expect(may.getByRole('button', { name: /^1 message queue\s*receive only$/ })).toBeVisible();
  await expect(may).toContainText('sees it, may do nothing');
});

test('a room’s users by its objects', async ({ app, world }) => {
  const { ipc, people } = await room(world);
  await app.outline.item(ipc).click();
  const table = section(app.page, 'Who may do what in it').getByRole('table');
  await expect(table.getByRole('row')).toHaveCount(MODES.length + 1);
  const heads = await table
    .getByRole('columnheader')
    .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('title') ?? ''));
  const uids = heads.map((head) => Number(/uid (\d+)/.exec(head)?.[1]));
  for (const [msqid] of MODES.entries()) {
    const row = table.getByRole('row', { name: new RegExp(`^msqid ${msqid} `) });
    const cells = await row.getByRole('cell').allTextContents();
    for (const [uid, actor] of people) {
      expect(cells[uids.indexOf(uid)], `uid ${uid}, msqid ${msqid}`).toContain(
        await kernelSays(actor, msqid),
      );
    }
  }
});

test('the same user, the same key, another namespace: cannot see', async ({ app, world }) => {
  const [here, there] = [await world.actor(NEW_IPC), await world.actor(NEW_IPC)];
  for (const actor of [here, there]) {
    await actor.do('setuid', OWNER, GROUP);
    await actor.do('msgget', 0x77aa, K.IPC_CREAT | 0o666);
  }
  await here.do('msgsnd', 0, 1, 'for whom?');
  // The kernel: nothing came through.
  await expect(there.do('msgrcv', 0, 0, K.IPC_NOWAIT)).rejects.toThrow('ENOMSG');
  await app.outline.open(here.ipc);
  await app.outline.item(`${here.ipc}/msg/0`).click();
  const list = section(app.page, 'Who may do what with it');
  await expect(list).toContainText('same user, same key, another namespace: cannot see');
  await list.getByRole('link', { name: there.ipc }).click();
  await expect(app.inspector.title).toHaveText(there.ipc);
});

test('a thousand objects by their users, of which only those in sight are drawn', async ({
  app,
  world,
}) => {
  // The objects alone are a thousand calls.
  test.setTimeout(120_000);
  const { ipc, people } = await room(world);
  const owner = people.get(OWNER);
  const made = [];
  for (let key = 100; key < 1100; key += 1) {
    made.push(owner?.do('shmget', key, 4096, K.IPC_CREAT | (key % 2 ? 0o600 : 0o644)));
  }
  const ids = await Promise.all(made);
  await app.outline.item(ipc).click();
  const table = section(app.page, 'Who may do what in it').getByRole('table');
  await expect(table).toHaveAttribute('aria-rowcount', `${1000 + MODES.length + 1}`);
  const watched = await watchTasks(app.electron);
  await table.hover();
  const last = table.getByRole('row', {
    name: new RegExp(`^shmid ${Math.max(...ids.map(Number))} `),
  });
  // The wheel, until it is at the end; the view around it must not take over on the way.
  for (let turn = 0; turn < 60 && !(await last.isVisible()); turn += 1) {
    await app.page.mouse.wheel(0, 500);
    await app.page.waitForFunction(() => new Promise((done) => requestAnimationFrame(done)));
    expect(await table.getByRole('row').count()).toBeLessThan(60);
  }
  await expect(last).toBeInViewport();
  const cells = await last.getByRole('cell').allTextContents();
  expect(cells.some((text) => text.includes('attach to read and write'))).toBe(true);
  const { count, longestMs } = await watched();
  expect(count).toBeGreaterThan(20);
  expect(longestMs).toBeLessThan(await careless(app.page));
});
