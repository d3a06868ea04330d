import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Snapshot } from '../../main/model/snapshot.ts';
import { parts } from '../../scripts/build/parts.mjs';
import * as K from '../worlds/actor/constants.mjs';
import type { Actor } from '../worlds/actor.mjs';
import { type PlainUser, plainUser } from '../worlds/plain-user.mjs';
import { type Holder, ipcOf, NEW_IPC, NEW_USER_AND_IPC, World } from '../worlds/world.mjs';
import { buildCollector } from './collector/build.ts';
import { linksOf } from './collector/links.ts';
import { output } from './collector/run.ts';
import { faults } from './collector/validity.ts';
import { asMounted, mountedQueues } from './reference/queues.ts';
import { asSysvipc, sysvipc } from './reference/sysvipc.ts';

const asRoot = process.getuid?.() === 0;
const NEEDED = [
  'package.json',
  parts.collector.output,
  'node_modules/koffi',
  'e2e/worlds/actor/index.mjs',
  'e2e/worlds/actor',
];

describe('without privileges', () => {
  let world: World;
  let user: PlainUser;
  /** In an IPC and user namespace that the user made. */
  let rootless: Actor;
  /** A process of the user in an IPC namespace that root made, where we are root. */
  let guest: Holder | undefined;
  /** A process of root in one of its own. */
  let foreign: Holder | undefined;
  let seen: Snapshot;

  beforeAll(async () => {
    world = new World();
    await buildCollector();
    user = plainUser(NEEDED);
    const script = join(user.place, 'e2e/worlds/actor/index.mjs');
    rootless = await world.actor([...user.prefix, ...NEW_USER_AND_IPC.split(' ')], script);
    await fill(rootless);
    if (asRoot) {
      [guest] = await world.hold(`${NEW_IPC} ${user.prefix.join(' ')}`);
      [foreign] = await world.hold(NEW_IPC);
    }
    const [file = '', ...args] = [...user.prefix, process.execPath];
    const collector = join(user.place, parts.collector.output);
    seen = JSON.parse(await output(file, [...args, collector])) as Snapshot;
  });
  afterAll(async () => {
    await world.dispose();
    user.remove();
  });

  async function fill(actor: Actor): Promise<void> {
    const queue = await actor.do('msgget', 5, K.IPC_CREAT | 0o600);
    await actor.do('msgsnd', queue, 1, 'hello');
    await actor.do('semget', 5, 2, K.IPC_CREAT | 0o640);
    await actor.do('shmat', await actor.do('shmget', 5, 9000, K.IPC_CREAT | 0o600));
    await actor.do('mq_open', '/mine', K.O_CREAT | K.O_RDWR, 0o600);
  }

  test('the snapshot is valid, and says whose it is', () => {
    expect(faults(seen)).toEqual([]);
    expect(seen.host.observer).toMatchObject({ uid: user.uid, canEnterNamespaces: false });
  });

  test('the namespace that the user lives in is read', () => {
    const home = seen.namespaces.find(({ id }) => id === ipcOf('self'));
    expect(home).toMatchObject({ readable: true });
    expect(seen.host.observer.ipcNamespace).toBe(home?.id);
  });

  test('so is the user’s own rootless one, with ids as they are outside', () => {
    expect(seen.namespaces.find(({ id }) => id === rootless.ipc)).toMatchObject({ readable: true });
    const objects = seen.objects.filter(({ namespace }) => namespace === rootless.ipc);
    expect(objects.map(({ kind }) => kind).sort()).toEqual(['mqueue', 'msg', 'sem', 'shm']);
    for (const object of objects) {
      expect(object).toMatchObject({ uid: user.uid });
      if (object.kind !== 'mqueue') expect(object).toMatchObject({ creatorUid: user.uid });
    }
    const segment = objects.find(({ kind }) => kind === 'shm');
    expect(linksOf(seen, segment?.id ?? '', ['creator'])).toEqual([`creator ${rootless.pid}`]);
  });

  test.skipIf(!asRoot)('and every field there is what root sees', async () => {
    const objects = seen.objects.filter(({ namespace }) => namespace === rootless.ipc);
    expect(asSysvipc(objects)).toEqual(await sysvipc(rootless));
    expect(asMounted(objects)).toEqual(await mountedQueues(rootless));
  });

  test.skipIf(!asRoot)('a namespace in sight but closed is told as closed, with the remedy', () => {
    const room = seen.namespaces.find(({ id }) => id === guest?.ipc);
    expect(room).toMatchObject({ readable: false, processCount: 1 });
    expect(seen.objects.filter(({ namespace }) => namespace === guest?.ipc)).toEqual([]);
    const problem = seen.problems.find(({ where }) => where === guest?.ipc);
    expect(problem?.what).toMatch(/\w/);
    expect(problem?.remedy).toMatch(/sudo|root/);
  });

  test('processes of others are listed, their namespaces unknown and not empty', () => {
    const others = seen.processes.filter(({ uid }) => uid !== user.uid);
    expect(others.length).toBeGreaterThan(0);
    const init = seen.processes.find(({ pid }) => pid === 1);
    expect(init?.namespaces).toMatchObject({ ipc: null, user: null, mnt: null });
    if (foreign) {
      expect(seen.namespaces.map(({ id }) => id)).not.toContain(foreign.ipc);
      const holder = seen.processes.find(({ pid }) => pid === foreign?.pid);
      expect(holder?.namespaces.ipc).toBeNull();
    }
    const remedies = seen.problems.filter(({ what }) => /namespace/i.test(what));
    expect(remedies.length).toBeGreaterThan(0);
    expect(remedies.some(({ remedy }) => /sudo|root/.test(remedy ?? ''))).toBe(true);
  });
});
