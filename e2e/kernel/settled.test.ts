import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SemaphoreSet, Snapshot } from '../../main/model/snapshot.ts';
import * as K from '../worlds/actor/constants.mjs';
import type { Actor } from '../worlds/actor.mjs';
import { World } from '../worlds/world.mjs';
import { buildCollector } from './collector/build.ts';
import { Watch } from './collector/watch.ts';

/** Longer than a time in whole seconds takes to be past for certain. */
const PAST_MS = 3_500;
/** Limits of POSIX queues are read in so many namespaces a poll. */
const TURNS = 4;
/** A namespace in which nobody did anything that is known of is visited once in so many polls. */
const VISITS = 4;

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
    // Who operated on it before the rest, if anybody; who does what after it, and what that makes.
    const deeds = [
      [null, maker, (semid) => maker.do('semop', semid, [[1, 4]]), 4],
      [maker, other, (semid) => other.do('semop', semid, [[1, -1]]), 3],
      [other, maker, (semid) => maker.do('semctl', semid, 1, K.SETVAL, 9), 9],
    ] as const satisfies [Actor | null, Actor, (semid: number) => Promise<unknown>, number][];
    const semids = await Promise.all(
      deeds.map((_, key) => maker.do('semget', 7 + key, 2, K.IPC_CREAT | 0o600)),
    );
    const idOf = (semid: number) => `${maker.ipc}/sem/${semid}`;
    const second = (seen: Snapshot, semid: number) => semaphoresIn(seen, idOf(semid))[1];
    for (const [place, [before]] of deeds.entries()) {
      await before?.do('semop', semids[place] ?? -1, [[1, 4]]);
    }
    await watch.within(10, (seen) =>
      deeds.every(([before], place) => {
        const semaphore = second(seen, semids[place] ?? -1);
        return semaphore?.value === (before ? 4 : 0);
      }),
    );
    await sleep(PAST_MS);
    for (const [place, [, who, doing, value]] of deeds.entries()) {
      const semid = semids[place] ?? -1;
      await doing(semid);
      await watch.within(1, (seen) => {
        const semaphore = second(seen, semid);
        return semaphore?.value === value && semaphore.lastPid === who.pid;
      });
    }
  });

  test('waits that begin and end, and an operation undone, after a long rest', async () => {
    const maker = await world.actorInNew();
    const waiter = await world.actorWith(maker);
    const undoing = await world.actorWith(maker);
    const waited = await maker.do('semget', 8, 1, K.IPC_CREAT | 0o600);
    const undone = await maker.do('semget', 9, 1, K.IPC_CREAT | 0o600);
    await undoing.do('semop', undone, [[0, 2, K.SEM_UNDO]]);
    const first = (seen: Snapshot, semid: number) =>
      semaphoresIn(seen, `${maker.ipc}/sem/${semid}`)[0];
    const waiting = (count: number) => (seen: Snapshot) =>
      first(seen, waited)?.waitingToRise === count;
    const value = (wanted: number) => (seen: Snapshot) => first(seen, undone)?.value === wanted;
    await watch.within(10, (seen) => waiting(0)(seen) && value(2)(seen));
    await sleep(PAST_MS);
    void waiter.do('semop', waited, [[0, -1]]).catch(() => {});
    await sleep(300);
    await watch.within(2, waiting(1));
    // Not by an operation, which would leave a time: it is killed.
    await waiter.end();
    await watch.within(2, waiting(0));
    await undoing.end();
    await watch.within(2, value(0));
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

  test('what somebody does who has left, by what is still held', async () => {
    const host = await world.actorInNew();
    const leaver = await world.actorWith(host);
    const queue = await leaver.do('mq_open', '/held', K.O_CREAT | K.O_RDWR, 0o600);
    const shmid = await leaver.do('shmget', 11, 4096, K.IPC_CREAT | 0o600);
    const address = await leaver.do('shmat', shmid);
    await leaver.do('unshare', K.CLONE_NEWIPC);
    const bytesOf = (seen: Snapshot) => {
      const found = seen.objects.find(
        ({ namespace, kind }) => kind === 'mqueue' && namespace === host.ipc,
      );
      return found?.kind === 'mqueue' ? found.bytes : null;
    };
    const segment = (seen: Snapshot) =>
      seen.objects.find(({ id }) => id === `${host.ipc}/shm/${shmid}`);
    await watch.within(20, (seen) => bytesOf(seen) === 0 && !!segment(seen));
    await sleep(1_000);
    await leaver.do('mq_send', queue, 'from afar');
    await watch.within(1, (seen) => bytesOf(seen) === 9);
    await sleep(1_000);
    await leaver.do('shmdt', address);
    await watch.within(1, (seen) => {
      const now = segment(seen);
      return now?.kind === 'shm' && now.attaches === 0;
    });
  });

  test('what somebody does who comes for it and has left at the next poll', async () => {
    const host = await world.actorInNew();
    const guest = await world.actorInNew();
    const msqid = await host.do('msgget', 12, K.IPC_CREAT | 0o600);
    const messages = (seen: Snapshot) => {
      const queue = seen.objects.find(({ id }) => id === `${host.ipc}/msg/${msqid}`);
      return queue?.kind === 'msg' ? queue.messages : null;
    };
    await watch.within(20, (seen) => messages(seen) === 0);
    const home = await world.actorWith(guest);
    for (let sent = 1; sent <= 5; sent++) {
      await sleep(500);
      await guest.do('setns', host.pid);
      await guest.do('msgsnd', msqid, 1, 'hello');
      await guest.do('setns', home.pid);
      await watch.within(VISITS, (seen) => messages(seen) === sent);
    }
  });

  test('limits that an administrator sets', async () => {
    const actor = await world.actorInNew();
    const limitsOf = (seen: Snapshot) => seen.namespaces.find(({ id }) => id === actor.ipc)?.limits;
    const before = limitsOf(await watch.within(20, (seen) => limitsOf(seen) !== undefined));
    const read = (path: string) => readFileSync(path, 'utf8').trim();
    const [msgmax, most] = ['/proc/sys/kernel/msgmax', '/proc/sys/fs/mqueue/msg_max'];
    expect(before).toMatchObject({ msgmax: Number(read(msgmax)), msg_max: Number(read(most)) });
    const inside = ['nsenter', `--ipc=/proc/${actor.pid}/ns/ipc`, 'sh', '-c'];
    const set = (value: number, path: string) =>
      spawnSync(inside[0] ?? '', [...inside.slice(1), `echo ${value} > ${path}`]);
    set(12_345, msgmax);
    await watch.within(1, (seen) => limitsOf(seen)?.msgmax === 12_345);
    set(9, most);
    const rooms = (await watch.fresh()).namespaces.filter(({ type }) => type === 'ipc').length;
    await watch.within(Math.ceil(rooms / TURNS) + VISITS, (seen) => limitsOf(seen)?.msg_max === 9);
    // Nobody else's.
    expect([read(msgmax), read(most)]).toEqual([`${before?.msgmax}`, `${before?.msg_max}`]);
  });
});
