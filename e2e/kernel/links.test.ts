import { randomInt } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MessageQueue } from '../../main/model/snapshot.ts';
import * as K from '../worlds/actor/constants.mjs';
import { ipcOf, World } from '../worlds/world.mjs';
import { buildCollector } from './collector/build.ts';
import { linksOf } from './collector/links.ts';
import { snapshot } from './collector/run.ts';
import { faults } from './collector/validity.ts';

const MAKE = K.IPC_CREAT | 0o600;
/** Nobody else's on this machine, should somebody run the same tests beside. */
const KEY = randomInt(1, 0x7fffffff);

describe.skipIf(process.getuid?.() !== 0)('who uses what', () => {
  let world: World;
  beforeAll(async () => {
    world = new World();
    await buildCollector();
  });
  afterAll(() => world.dispose());

  test('attached: read-only, writing, both at once; gone when detached', async () => {
    const maker = await world.actorInNew();
    const reader = await world.actorWith(maker);
    const both = await world.actorWith(maker);
    const segment = await maker.do('shmget', K.IPC_PRIVATE, 10_000, MAKE);
    const mine = await maker.do('shmat', segment);
    await both.do('shmat', segment, K.SHM_RDONLY);
    await both.do('shmat', segment);
    await reader.do('shmat', segment, K.SHM_RDONLY);
    await reader.do('shmat', segment, K.SHM_RDONLY);
    const id = `${maker.ipc}/shm/${segment}`;
    const seen = await snapshot();
    expect(linksOf(seen, id)).toEqual(
      [
        `attached ${maker.pid} read-write`,
        `attached ${both.pid} read-write`,
        `attached ${reader.pid} read`,
        `creator ${maker.pid}`,
        `last-operator ${reader.pid}`,
      ].sort(),
    );
    expect(seen.objects.find((object) => object.id === id)).toMatchObject({ attaches: 5 });

    await maker.do('shmdt', mine);
    expect(linksOf(await snapshot(), id, ['attached', 'last-operator'])).toEqual(
      [
        `attached ${both.pid} read-write`,
        `attached ${reader.pid} read`,
        `last-operator ${maker.pid}`,
      ].sort(),
    );
  });

  test('a segment marked for removal keeps those who have it attached', async () => {
    const actor = await world.actorInNew();
    const segment = await actor.do('shmget', KEY, 4096, MAKE);
    await actor.do('shmat', segment);
    await actor.do('shmremove', segment);
    const seen = await snapshot();
    expect(linksOf(seen, `${actor.ipc}/shm/${segment}`, ['attached'])).toEqual([
      `attached ${actor.pid} read-write`,
    ]);
  });

  test('the same program in two namespaces: each has its own segment', async () => {
    const actors = [await world.actorInNew(), await world.actorInNew()];
    for (const actor of actors) {
      expect(await actor.do('shmget', KEY, 4096, MAKE)).toBe(0);
      await actor.do('shmat', 0);
    }
    const seen = await snapshot();
    for (const { ipc, pid } of actors) {
      expect(linksOf(seen, `${ipc}/shm/0`, ['attached'])).toEqual([`attached ${pid} read-write`]);
    }
  });

  test('open: with the access of its descriptors, and across the wall', async () => {
    const actor = await world.actorInNew();
    const other = await world.actorWith(actor);
    await actor.do('mq_open', '/q', K.O_CREAT | K.O_RDONLY, 0o600);
    await other.do('mq_open', '/q', K.O_RDONLY);
    await other.do('mq_open', '/q', K.O_WRONLY);
    const mover = await world.actorWith(actor);
    await mover.do('mq_open', '/q', K.O_WRONLY);
    await mover.do('unshare', K.CLONE_NEWIPC);
    // Its namesake in the namespace that the process has gone to.
    await mover.do('mq_close', await mover.do('mq_open', '/q', K.O_CREAT | K.O_RDWR, 0o600));
    const seen = await snapshot();
    expect(linksOf(seen, `${actor.ipc}/mqueue/q`)).toEqual(
      [`open ${actor.pid} read`, `open ${other.pid} read-write`, `open ${mover.pid} write`].sort(),
    );
    const namesake = `${await mover.do('ipcNamespace')}/mqueue/q`;
    expect(seen.objects.map(({ id }) => id)).toContain(namesake);
    expect(linksOf(seen, namesake)).toEqual([]);
  });

  test('last sender and receiver', async () => {
    const sender = await world.actorInNew();
    const receiver = await world.actorWith(sender);
    const queue = await sender.do('msgget', 1, MAKE);
    const id = `${sender.ipc}/msg/${queue}`;
    await sender.do('msgsnd', queue, 1, 'one');
    await sender.do('msgsnd', queue, 1, 'two');
    expect(linksOf(await snapshot(), id)).toEqual([`last-sender ${sender.pid}`]);
    await receiver.do('msgrcv', queue);
    expect(linksOf(await snapshot(), id)).toEqual(
      [`last-sender ${sender.pid}`, `last-receiver ${receiver.pid}`].sort(),
    );
    await receiver.end();
    expect(linksOf(await snapshot(), id)).toEqual([`last-sender ${sender.pid}`]);
  });

  test('last operator of each semaphore of a set', async () => {
    const maker = await world.actorInNew();
    const taker = await world.actorWith(maker);
    const set = await maker.do('semget', 8, 3, MAKE);
    const id = `${maker.ipc}/sem/${set}`;
    expect(linksOf(await snapshot(), id)).toEqual([]);
    await maker.do('semop', set, [
      [0, 2],
      [1, 1],
    ]);
    await taker.do('semop', set, [[0, -1]]);
    const both = [`last-operator ${maker.pid}`, `last-operator ${taker.pid}`];
    expect(linksOf(await snapshot(), id)).toEqual(both.sort());
    await maker.do('semop', set, [[0, 1]]);
    expect(linksOf(await snapshot(), id)).toEqual([`last-operator ${maker.pid}`]);
  });

  test('a pid that was given out again is not taken for the sender', async ({ skip }) => {
    const keeper = await world.actorInNew();
    const sender = await world.actorWith(keeper);
    const queue = await sender.do('msgget', 1, MAKE);
    await sender.do('msgsnd', queue, 1, 'one');
    await sender.end();
    // The kernel tells the second of the message, no more.
    await sleep(2100);
    if (!(await world.reborn(sender.pid))) skip('pids cannot be chosen here');
    const seen = await snapshot();
    const id = `${keeper.ipc}/msg/${queue}`;
    const object = seen.objects.find((one) => one.id === id) as MessageQueue;
    expect(object.lastSender).toBe(sender.pid);
    expect(seen.processes.map(({ pid }) => pid)).toContain(sender.pid);
    expect(linksOf(seen, id)).toEqual([]);
  });

  describe('after unshare, beside a look-alike', () => {
    test('no edge to it, and the loss is told, where the true one is out of sight', async (t) => {
      // A thread that stays would keep it in sight, and Node has several.
      if (!existsSync('/usr/bin/perl')) t.skip('needs perl, for a process of one thread');
      const script = fileURLToPath(new URL('../worlds/mover.pl', import.meta.url));
      const pid = await world.run('perl', script, `${KEY}`);
      await expect.poll(() => readFileSync(`/proc/${pid}/comm`, 'utf8')).toBe('moved\n');
      const seen = await snapshot();
      expect(seen.objects.map(({ id }) => id)).toContain(`${ipcOf(pid)}/shm/0`);
      expect(seen.links.filter((link) => link.kind === 'attached' && link.process === pid)).toEqual(
        [],
      );
      const places = [`${ipcOf(pid)}/shm/0`, `pid ${pid}`];
      const told = seen.problems.filter(({ where }) => places.includes(where));
      expect(told.map(({ what }) => what)).toEqual([expect.stringContaining(`${pid}`)]);
      expect(faults(seen)).toEqual([]);
    });

    test('the edge to the true one where that can be told', async () => {
      const stays = await world.actorInNew();
      const goes = await world.actorWith(stays);
      await stays.do('shmget', KEY, 8192, MAKE);
      await goes.do('shmat', 0);
      await goes.do('unshare', K.CLONE_NEWIPC);
      await goes.do('shmget', KEY, 8192, MAKE);
      const ipc = await goes.do('ipcNamespace');
      const seen = await snapshot();
      expect(linksOf(seen, `${ipc}/shm/0`, ['attached'])).toEqual([]);
      expect(linksOf(seen, `${stays.ipc}/shm/0`, ['attached'])).toEqual([
        `attached ${goes.pid} read-write`,
      ]);
    });

    test('nor where somebody else has the look-alike attached', async () => {
      const actor = await world.actorInNew();
      await actor.do('shmget', KEY, 8192, MAKE);
      await actor.do('shmat', 0);
      await actor.do('unshare', K.CLONE_NEWIPC);
      expect(await actor.do('shmget', KEY, 8192, MAKE)).toBe(0);
      const neighbour = await world.actorWith(actor);
      await neighbour.do('shmat', 0);
      const seen = await snapshot();
      const id = `${await actor.do('ipcNamespace')}/shm/0`;
      expect(linksOf(seen, id, ['attached'])).not.toContain(`attached ${actor.pid} read-write`);
    });
  });
});
