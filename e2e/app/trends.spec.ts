import * as K from '../worlds/actor/constants.mjs';
import { NEW_USER_AND_IPC } from '../worlds/world.mjs';
import { expect, test } from './model/test.ts';

const NEW_ROOM = process.getuid?.() === 0 ? 'unshare --ipc --' : NEW_USER_AND_IPC;

test('what a process sends and receives is told over time', async ({ app, world }) => {
  const actor = await world.actor(NEW_ROOM);
  const queue = await actor.do('msgget', 0x51, K.IPC_CREAT | 0o600);
  const id = `${actor.ipc}/msg/${queue}`;
  await app.outline.open(actor.ipc);
  await app.outline.item(id).click();
  const { panel } = app.inspector;
  const section = panel.getByRole('region', { name: 'How it changed' });
  await expect(
    section.getByRole('img', { name: /^Messages over .*now 0, .*no change$/ }),
  ).toBeVisible();
  await expect(section).toContainText('none seen to pass');

  for (const text of ['one', 'two', 'three']) await actor.do('msgsnd', queue, 1, text);
  await expect(
    section.getByRole('img', { name: /^Messages .*now 3, least 0, most 3/ }),
  ).toBeVisible();
  await expect(section.getByRole('img', { name: /^Size .*now 11 bytes/ })).toBeVisible();
  await expect(section).toContainText('at least 3 sent and 0 received');
  await actor.do('msgrcv', queue);
  await actor.do('msgrcv', queue);
  await expect(
    section.getByRole('img', { name: /^Messages .*now 1, least 0, most 3/ }),
  ).toBeVisible();
  await expect(section).toContainText('at least 3 sent and 2 received');
  const changes = section.getByRole('list', { name: /^The last changes/ }).getByRole('listitem');
  await expect(changes.filter({ hasText: /Messages \d → 1,/ })).toHaveCount(1);

  // Who waits is told while it waits, and what comes and goes meanwhile leaves its trace.
  await actor.do('msgrcv', queue);
  const waiting = actor.do('msgrcv', queue).catch(() => {});
  await expect(
    section.getByRole('img', { name: /^Waiting .*now 1, least 0, most 1/ }),
  ).toBeVisible();
  await actor.end();
  await waiting;
});

test('attaches over time', async ({ app, world }) => {
  const actor = await world.actor(NEW_ROOM);
  const shmid = await actor.do('shmget', 1, 8192, K.IPC_CREAT | 0o600);
  await app.outline.open(actor.ipc);
  await app.outline.item(`${actor.ipc}/shm/${shmid}`).click();
  const section = app.inspector.panel.getByRole('region', { name: 'How it changed' });
  await section.waitFor();
  const address = await actor.do('shmat', shmid);
  await expect(
    section.getByRole('img', { name: /^Attaches .*now 1, least 0, most 1/ }),
  ).toBeVisible();
  await actor.do('shmdt', address);
  await expect(
    section.getByRole('img', { name: /^Attaches .*now 0, least 0, most 1, 2 changes/ }),
  ).toBeVisible();
});

test('each change of a semaphore, as the kernel has it', async ({ app, world }) => {
  const actor = await world.actor(NEW_ROOM);
  const set = await actor.do('semget', 1, 3, K.IPC_CREAT | 0o600);
  await actor.do('semctl', set, 1, K.SETVAL, 4);
  await app.outline.open(actor.ipc);
  await app.outline.item(`${actor.ipc}/sem/${set}`).click();
  const section = app.inspector.panel.getByRole('region', { name: 'How it changed' });
  await expect(
    section.getByRole('img', { name: /^Sum of values .*now 4, .*no change/ }),
  ).toBeVisible();
  const latest = section.getByRole('list', { name: /^The last changes/ }).getByRole('listitem');
  await actor.do('semctl', set, 1, K.SETVAL, 5);
  await expect(latest.first()).toContainText('No. 1: 4 → 5');
  await actor.do('semop', set, [
    [0, 2],
    [1, -1],
  ]);
  await expect(latest.first()).toContainText('No. 0: 0 → 2, No. 1: 5 → 4');
  // To and fro at once: the values are the same, and yet somebody was there.
  await actor.do('semop', set, [
    [2, 1],
    [2, -1],
  ]);
  await expect(latest.first()).toContainText('Operated on, with the same values after');
  await expect(latest).toHaveCount(3);
});
