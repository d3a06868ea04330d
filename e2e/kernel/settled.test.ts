import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SemaphoreSet, Snapshot } from '../../main/model/snapshot.ts';
import * as K from '../worlds/actor/constants.mjs';
import { World } from '../worlds/world.mjs';
import { buildCollector } from './collector/build.ts';
import { Watch } from './collector/watch.ts';

/** Longer than a time in whole seconds takes to be past for certain. */
const PAST_MS = 3_500;
/** Somebody whom no observer may look at may have run: then who waits is asked in turn. */
const TURNS = 8;

function semaphoresIn(seen: Snapshot, id: string) {
  const set = seen.objects.find((object) => object.id === id) as SemaphoreSet | undefined;
  return set?.semaphores ?? [];
}

/** What was read once and can be another only by what is looked for: a collector that knows it well. */
describe.skipIf(process.getuid?.() !== 0)('what has settled', () => {
  let world: World;
  let watch: Watch;
  beforeAll(async () => {
    world = new World();
    await buildCollector();
    watch = new Watch(100);
  });
  afterAll(async () => {
    await watch.end();
    await world.dispose();
  });

  test('a semaphore that is operated on, and one that is set, after a long rest', async () => {
    const maker = await world.actorInNew();
    const other = await world.actorWith(maker);
    const semid = await maker.do('semget', 7, 2, K.IPC_CREAT | 0o600);
    const id = `${maker.ipc}/sem/${semid}`;
    await watch.within(10, (seen) => semaphoresIn(seen, id).length === 2);
    for (const [doing, value, lastPid] of [
      [() => maker.do('semop', semid, [[1, 4]]), 4, maker.pid],
      [() => other.do('semop', semid, [[1, -1]]), 3, other.pid],
      [() => maker.do('semctl', semid, 1, K.SETVAL, 9), 9, maker.pid],
    ] as const) {
      await sleep(PAST_MS);
      await doing();
      await watch.within(1, (seen) => {
        const semaphore = semaphoresIn(seen, id)[1];
        return semaphore?.value === value && semaphore.lastPid === lastPid;
      });
    }
  });

  test('who begins and who ends waiting for a semaphore that has long rested', async () => {
    const maker = await world.actorInNew();
    const waiter = await world.actorWith(maker);
    const semid = await maker.do('semget', 8, 1, K.IPC_CREAT | 0o600);
    const id = `${maker.ipc}/sem/${semid}`;
    await watch.within(10, (seen) => semaphoresIn(seen, id).length === 1);
    await sleep(PAST_MS);
    const waiting = (count: number) => (seen: Snapshot) =>
      semaphoresIn(seen, id)[0]?.waitingToRise === count;
    void waiter.do('semop', semid, [[0, -1]]).catch(() => {});
    await sleep(300);
    await watch.within(2, waiting(1));
    // Not by an operation, which would leave a time: it is killed.
    await waiter.end();
    await watch.within(2, waiting(0));
  });

  test('an operation undone by the end of who did it', async () => {
    const maker = await world.actorInNew();
    const undoing = await world.actorWith(maker);
    const semid = await maker.do('semget', 9, 1, K.IPC_CREAT | 0o600);
    const id = `${maker.ipc}/sem/${semid}`;
    await undoing.do('semop', semid, [[0, 2, K.SEM_UNDO]]);
    await watch.within(10, (seen) => semaphoresIn(seen, id)[0]?.value === 2);
    await sleep(PAST_MS);
    await undoing.end();
    await watch.within(2, (seen) => semaphoresIn(seen, id)[0]?.value === 0);
  });

  test('a thread that comes, moves and goes in a process that is known', async () => {
    const leave = `require('koffi').load('libc.so.6').func('int unshare(int flags)')(${K.CLONE_NEWIPC});
      setInterval(() => {}, 1e6);`;
    const script = `
      const { Worker } = require('node:worker_threads');
      let worker;
      process.stdin.on('data', () => {
        worker?.terminate();
        worker = worker ? undefined : new Worker(${JSON.stringify(leave)}, { eval: true });
      });`;
    const child = spawn(process.execPath, ['-e', script], { stdio: ['pipe', 'ignore', 'inherit'] });
    const holds = ({ namespaces }: Snapshot) =>
      namespaces.filter(
        ({ type, heldBy }) =>
          type === 'ipc' && heldBy.some((hold) => hold.kind === 'thread' && hold.pid === child.pid),
      ).length;
    try {
      await watch.within(20, (seen) => seen.processes.some(({ pid }) => pid === child.pid));
      for (let times = 0; times < 3; times++) {
        // The files of its threads are kept by now.
        await sleep(1_000);
        child.stdin.write('\n');
        await watch.within(30, (seen) => holds(seen) === 1);
        await sleep(1_000);
        child.stdin.write('\n');
        await watch.within(30, (seen) => holds(seen) === 0);
      }
    } finally {
      child.kill('SIGKILL');
    }
  });

  test('limits that an administrator sets, in turn', async () => {
    const actor = await world.actorInNew();
    const limitOf = (seen: Snapshot) =>
      seen.namespaces.find(({ id }) => id === actor.ipc)?.limits?.msgmax;
    await watch.within(20, (seen) => limitOf(seen) !== undefined);
    const path = '/proc/sys/kernel/msgmax';
    const before = readFileSync(path, 'utf8').trim();
    expect(`${limitOf(await watch.fresh())}`).toBe(before);
    const set = spawn('nsenter', [
      `--ipc=/proc/${actor.pid}/ns/ipc`,
      'sh',
      '-c',
      `echo 12345 > ${path}`,
    ]);
    await new Promise((resolve) => set.once('close', resolve));
    const rooms = (await watch.fresh()).namespaces.filter(({ type }) => type === 'ipc').length;
    await watch.within(Math.ceil(rooms / TURNS) + 1, (seen) => limitOf(seen) === 12_345);
    expect(readFileSync(path, 'utf8').trim()).toBe(before);
  });
});
