import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SemaphoreSet, Snapshot } from '../../main/model/snapshot.ts';
import * as K from '../worlds/actor/constants.mjs';
import { World } from '../worlds/world.mjs';
import { buildCollector } from './collector/build.ts';
import { snapshot } from './collector/run.ts';
import { faults } from './collector/validity.ts';
import { Watch } from './collector/watch.ts';

const MAKE = K.IPC_CREAT | 0o600;

function waitsFor(seen: Snapshot, object: string): string[] {
  return seen.links
    .filter((link) => link.kind === 'blocked' && link.object === object)
    .map(({ process, operation }) => `${process} ${operation}`)
    .sort();
}

function setOf(seen: Snapshot, id: string): SemaphoreSet {
  const found = seen.objects.find((object) => object.id === id);
  if (found?.kind !== 'sem') throw new Error(`${id} is not in the snapshot`);
  return found;
}

/** Long enough for a call that was asked for to be made and to block. */
const BLOCKED_MS = 300;

describe.skipIf(process.getuid?.() !== 0)('who waits for what', () => {
  let world: World;
  beforeAll(async () => {
    world = new World();
    await buildCollector();
  });
  afterAll(() => world.dispose());

  test('receivers and senders of queues of both kinds', async () => {
    const maker = await world.actorInNew();
    const others = await Promise.all([1, 2, 3].map(() => world.actorWith(maker)));
    const [receiver, sender, posix] = others;
    if (!receiver || !sender || !posix) throw new Error('not made');
    const empty = await maker.do('msgget', 1, MAKE);
    const full = await maker.do('msgget', 2, MAKE);
    for (let times = 0; times < 2; times++) await maker.do('msgsnd', full, 1, 'x'.repeat(8192));
    const queue = await posix.do('mq_open', '/waited', K.O_CREAT | K.O_RDWR);
    void receiver.do('msgrcv', empty).catch(() => {});
    void sender.do('msgsnd', full, 1, 'one too many').catch(() => {});
    void posix.do('mq_receive', queue).catch(() => {});
    await sleep(BLOCKED_MS);
    const seen = await snapshot();
    expect(waitsFor(seen, `${maker.ipc}/msg/${empty}`)).toEqual([`${receiver.pid} msgrcv`]);
    expect(waitsFor(seen, `${maker.ipc}/msg/${full}`)).toEqual([`${sender.pid} msgsnd`]);
    expect(waitsFor(seen, `${maker.ipc}/mqueue/waited`)).toEqual([`${posix.pid} mq_timedreceive`]);
    expect(faults(seen)).toEqual([]);
    // The wait ends: so does the link.
    await maker.do('msgsnd', empty, 1, 'there');
    await sleep(BLOCKED_MS);
    expect(waitsFor(await snapshot(), `${maker.ipc}/msg/${empty}`)).toEqual([]);
  });

  test('semaphores: values, last operators and waiting counts, and who waits', async () => {
    const maker = await world.actorInNew();
    const taker = await world.actorWith(maker);
    const patient = await world.actorWith(maker);
    const set = await maker.do('semget', 7, 4, MAKE);
    await maker.do('semop', set, [[2, 5]]);
    await taker.do('semop', set, [[2, -2]]);
    await maker.do('semop', set, [[3, 1]]);
    void taker.do('semop', set, [[1, -1]]).catch(() => {});
    void patient.do('semtimedop', set, [[3, 0]], 60_000).catch(() => {});
    await sleep(BLOCKED_MS);
    const seen = await snapshot();
    const id = `${maker.ipc}/sem/${set}`;
    expect(setOf(seen, id).semaphores).toEqual([
      { value: 0, lastPid: 0, waitingToRise: 0, waitingForZero: 0 },
      { value: 0, lastPid: 0, waitingToRise: 1, waitingForZero: 0 },
      { value: 3, lastPid: taker.pid, waitingToRise: 0, waitingForZero: 0 },
      { value: 1, lastPid: maker.pid, waitingToRise: 0, waitingForZero: 1 },
    ]);
    // glibc's semop is the kernel's semtimedop.
    expect(waitsFor(seen, id)).toEqual(
      [`${taker.pid} semtimedop`, `${patient.pid} semtimedop`].sort(),
    );
  });

  test('two who each hold what the other waits for: a suspected deadlock', async () => {
    const one = await world.actorInNew();
    const other = await world.actorWith(one);
    const locks = await Promise.all([one.do('semget', 11, 1, MAKE), one.do('semget', 12, 1, MAKE)]);
    const [first, second] = locks;
    for (const lock of locks) await one.do('semop', lock, [[0, 1]]);
    await one.do('semop', first, [[0, -1]]);
    await other.do('semop', second, [[0, -1]]);
    const before = await snapshot();
    expect(before.deadlocks).toEqual([]);
    void one.do('semop', second, [[0, -1]]).catch(() => {});
    void other.do('semop', first, [[0, -1]]).catch(() => {});
    await sleep(BLOCKED_MS);
    const ring = [
      { process: one.pid, object: `${one.ipc}/sem/${second}` },
      { process: other.pid, object: `${one.ipc}/sem/${first}` },
    ].sort((a, b) => a.process - b.process);
    expect((await snapshot()).deadlocks).toEqual([{ ring }]);
    // Somebody gives way: no ring any more.
    await other.end();
    await sleep(BLOCKED_MS);
    expect((await snapshot()).deadlocks).toEqual([]);
  });

  test('a wait is seen at the next poll, by a collector that knew the process before', async () => {
    const actor = await world.actorInNew();
    const queue = await actor.do('msgget', 3, MAKE);
    const id = `${actor.ipc}/msg/${queue}`;
    const watch = new Watch(100);
    try {
      await watch.within(5, (seen) => seen.objects.some((object) => object.id === id));
      void actor.do('msgrcv', queue).catch(() => {});
      await sleep(BLOCKED_MS);
      await watch.within(1, (seen) => waitsFor(seen, id).length === 1);
    } finally {
      await watch.end();
    }
  });
});
