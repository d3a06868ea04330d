import * as K from '../worlds/actor/constants.mjs';
import { NEW_USER_AND_IPC } from '../worlds/world.mjs';
import { answerConfirmations, Contents } from './model/contents.ts';
import { isAlive } from './model/processes.ts';
import { careless, watchTasks } from './model/tasks.ts';
import { expect, test } from './model/test.ts';

const asRoot = process.getuid?.() === 0;
const NEW_ROOM = asRoot ? 'unshare --ipc --' : NEW_USER_AND_IPC;
const MAKE = K.IPC_CREAT | 0o600;
const CANCEL = 0;
const DO_IT = 1;

test('messages are read when asked for, and stay', async ({ app, world }) => {
  const actor = await world.actor(NEW_ROOM);
  const queue = await actor.do('msgget', 0x51, MAKE);
  await actor.do('msgsnd', queue, 7, 'first');
  await actor.do('msgsnd', queue, 8, `${'long '.repeat(200)}end`);
  const before = await actor.do('msgstat', queue);
  await app.outline.open(actor.ipc);
  await app.outline.item(`${actor.ipc}/msg/${queue}`).click();
  const contents = new Contents(app.page);
  await expect(contents.messages).toBeHidden();
  await contents.readMessages.click();
  const rows = contents.messages.getByRole('option');
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toHaveText(/^075first$/);
  // The list has the keys; the whole message is shown below it.
  await contents.messages.focus();
  await contents.messages.press('ArrowDown');
  await contents.messages.press('ArrowDown');
  const detail = contents.panel.getByRole('region', { name: 'Message 1' });
  await expect(detail).toContainText('long end');
  await contents.panel.getByRole('button', { name: 'Hex', exact: true }).click();
  await expect(rows.first()).toContainText('66 69 72 73 74');
  expect(await actor.do('msgstat', queue)).toEqual(before);
});

test('ten thousand messages, of which only those in sight are drawn', async ({ app, world }) => {
  const actor = await world.actor(NEW_ROOM);
  const queue = await actor.do('msgget', 0x52, MAKE);
  for (let sent = 0; sent < 10_000; sent += 1) await actor.do('msgsnd', queue, sent + 1, '');
  await app.outline.open(actor.ipc);
  await app.outline.item(`${actor.ipc}/msg/${queue}`).click();
  const contents = new Contents(app.page);
  const watched = await watchTasks(app.electron);
  await contents.readMessages.click();
  await contents.messages.focus();
  await contents.messages.press('End');
  const last = contents.messages.getByRole('option', { name: /^9,999/ });
  await expect(last).toContainText('10000');
  expect(await contents.messages.getByRole('option').count()).toBeLessThan(60);
  await contents.messages.press('Home');
  await expect(contents.messages.getByRole('option').first()).toHaveText(/^01/);
  const { count, longestMs } = await watched();
  expect(count).toBeGreaterThan(20);
  expect(longestMs).toBeLessThan(await careless(app.page));
});

test('bytes are shown a page at a time, anywhere in four gibibytes', async ({ app, world }) => {
  const actor = await world.actor(NEW_ROOM);
  const size = 2 ** 32;
  const shmid = await actor.do('shmget', 0x53, size, MAKE | K.SHM_NORESERVE);
  const address = await actor.do('shmat', shmid);
  const place = 3 * 2 ** 30 + 5;
  await actor.do('touch', `0x${(BigInt(address) + BigInt(place)).toString(16)}`, 3, 0x48);
  await app.outline.open(actor.ipc);
  await app.outline.item(`${actor.ipc}/shm/${shmid}`).click();
  const contents = new Contents(app.page);
  const watched = await watchTasks(app.electron);
  await contents.showBytes.click();
  const attach = contents.panel.getByRole('button', { name: 'Attach and show' });
  if (!asRoot) await attach.click();
  await expect(contents.bytes).toContainText('00000000');
  const where = contents.panel.getByRole('textbox', { name: 'Byte' });
  await where.fill('4294967296');
  await where.press('Enter');
  await expect(contents.panel).toContainText('The last byte is 4,294,967,295.');
  await expect(where).toHaveValue('4294967296');
  await where.fill(`0x${place.toString(16)}`);
  await where.press('Enter');
  await expect(contents.bytes).toContainText(`${place.toString(16).slice(0, -1)}0`);
  await expect(contents.bytes).toContainText('48 48 48');
  await expect(contents.bytes).toContainText('·HHH');
  await contents.panel.getByRole('button', { name: 'Next page' }).click();
  await expect(contents.panel).toContainText('4,096 bytes of these were never written');
  const { count, longestMs } = await watched();
  expect(count).toBeGreaterThan(20);
  expect(longestMs).toBeLessThan(await careless(app.page));
});

test('reading by an attach is asked about first', async ({ app, world }) => {
  const actor = await world.actor(NEW_ROOM);
  const shmid = await actor.do('shmget', 0x54, 100, MAKE);
  await app.outline.open(actor.ipc);
  await app.outline.item(`${actor.ipc}/shm/${shmid}`).click();
  const contents = new Contents(app.page);
  const before = await actor.do('shmstat', shmid);
  await contents.showBytes.click();
  await expect(contents.panel).toContainText('nattch counts one more');
  expect(await actor.do('shmstat', shmid)).toEqual(before);
  await contents.panel.getByRole('button', { name: 'Attach and show' }).click();
  await expect(contents.bytes).toContainText('0000');
  await expect(contents.panel).toContainText('by attaching it for a moment');
  expect((await actor.do('shmstat', shmid)).attaches).toBe(0);
});

test('depth and limits of a POSIX queue', async ({ app, world }) => {
  const actor = await world.actor(NEW_ROOM);
  const attributes = { maxMessages: 4, messageSize: 64 };
  const queue = await actor.do('mq_open', '/q', K.O_CREAT | K.O_RDWR, 0o600, attributes);
  await actor.do('mq_send', queue, 'x');
  await app.outline.open(actor.ipc);
  await app.outline.item(`${actor.ipc}/mqueue/q`).click();
  await app.inspector.panel.getByRole('button', { name: 'Read depth and limits' }).click();
  await expect(app.inspector.field('Messages')).toHaveText('1 message');
  await expect(app.inspector.field('At most')).toHaveText('4 messages');
  await expect(app.inspector.field('Largest')).toHaveText('64 bytes');
});

test('nothing is removed without a confirmed click', async ({ app, world }) => {
  const actor = await world.actor(NEW_ROOM);
  const shmid = await actor.do('shmget', 0x55, 100, MAKE);
  await actor.do('shmat', shmid);
  await app.outline.open(actor.ipc);
  await app.outline.item(`${actor.ipc}/shm/${shmid}`).click();
  const contents = new Contents(app.page);
  let asked = await answerConfirmations(app.electron, CANCEL);
  await contents.remove.click();
  await expect(contents.panel).toContainText('Nothing was done');
  const [question] = await asked();
  expect(question).toMatchObject({ defaultId: CANCEL, cancelId: CANCEL });
  expect(question?.message).toContain(`shmid ${shmid} (key 0x00000055) from ${actor.ipc}`);
  expect(question?.detail).toContain(`pid ${actor.pid}`);
  await actor.do('shmstat', shmid);

  asked = await answerConfirmations(app.electron, DO_IT);
  await contents.remove.click();
  await expect(contents.panel).toContainText('goes with its last attach');
  expect(await asked()).toHaveLength(1);
  await expect(app.inspector.field('Removal')).toContainText('marked');
});

test('a page that lies about what it shows is not believed', async ({ app, world }) => {
  const actor = await world.actor(NEW_ROOM);
  const msqid = await actor.do('msgget', 0x56, MAKE);
  await app.outline.item(actor.ipc).waitFor();
  const asked = await answerConfirmations(app.electron, DO_IT);
  const answers = await app.page.evaluate(
    async ({ ipc, id }) => {
      const { ipcscope } = window as unknown as {
        ipcscope: { remove(object: unknown): Promise<unknown> };
      };
      const object = { kind: 'msg', id: `${ipc}/msg/${id}`, namespace: ipc, sysvId: id };
      const rest = { key: 0x57, creatorUid: 0, creatorGid: 0, changedAt: 1, size: 0 };
      return [
        await ipcscope.remove({ ...object, ...rest }),
        await ipcscope.remove({ ...object, ...rest, surplus: 1 }),
        await ipcscope.remove('everything'),
      ];
    },
    { ipc: actor.ipc, id: msqid },
  );
  expect(answers).toMatchObject([
    { ok: false, why: 'replaced' },
    { ok: false, why: 'failed' },
    { ok: false, why: 'failed' },
  ]);
  expect(await asked()).toEqual([]);
  await actor.do('msgstat', msqid);
});

test('a process is ended after a confirmed click, and no other', async ({ app, world }) => {
  const doomed = await world.actor(NEW_ROOM);
  const kept = await world.actor(NEW_ROOM);
  await app.outline.open(doomed.ipc);
  await app.outline.item(`pid ${doomed.pid}`).click();
  const contents = new Contents(app.page);
  let asked = await answerConfirmations(app.electron, CANCEL);
  await contents.end.click();
  await expect(contents.panel).toContainText('Nothing was done');
  expect((await asked())[0]?.message).toContain(`pid ${doomed.pid}`);
  expect(isAlive(doomed.pid)).toBe(true);
  asked = await answerConfirmations(app.electron, DO_IT);
  await contents.end.click();
  await expect(contents.panel).toContainText(/It has ended|Gone since/);
  expect(await asked()).toHaveLength(1);
  expect(isAlive(doomed.pid)).toBe(false);
  expect(isAlive(kept.pid)).toBe(true);
  // What has gone cannot be acted on.
  await expect(contents.end).toBeDisabled();
});
