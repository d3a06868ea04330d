import { readdirSync, readFileSync, readlinkSync, statfsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as K from '../worlds/actor/constants.mjs';
import { ipcOf, World } from '../worlds/world.mjs';
import { buildCollector } from './collector/build.ts';
import { Watch } from './collector/watch.ts';
import { mountedQueues } from './reference/queues.ts';
import { sysvipc } from './reference/sysvipc.ts';

const MEBIBYTE = 2 ** 20;
/** statfs(2) */
const MQUEUE_MAGIC = 0x19800202;

/** `Shmem:` of /proc/meminfo, in bytes. */
function sharedMemory(): number {
  const text = readFileSync('/proc/meminfo', 'utf8');
  return 1024 * Number(/^Shmem: +(\d+) kB$/m.exec(text)?.[1]);
}

/** What a process has open that keeps something of an IPC namespace alive. */
function held(pid: number): string[] {
  return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
    const path = `/proc/${pid}/fd/${fd}`;
    const target = readlinkSync(path);
    const own = target === readlinkSync(`/proc/${pid}/ns/ipc`);
    const namespace = /^\w+:\[\d+\]$/.test(target) && !/^(socket|pipe|anon_inode):/.test(target);
    const mqueue = target.startsWith('/') && statfsSync(path).type === MQUEUE_MAGIC;
    const holds = (namespace && !own) || mqueue || /sysvipc|\/proc\/.*ns/.test(target);
    return holds ? [target] : [];
  });
}

describe.skipIf(process.getuid?.() !== 0)('the observer changes nothing', () => {
  let world: World;
  beforeAll(async () => {
    world = new World();
    await buildCollector();
  });
  afterAll(() => world.dispose());

  test('a namespace whose last process ends goes within two polls, and its memory', async () => {
    const actor = await world.actorInNew();
    const before = sharedMemory();
    const segment = await actor.do('shmget', 1, 100 * MEBIBYTE, K.IPC_CREAT | 0o600);
    await actor.do('touch', await actor.do('shmat', segment), 100 * MEBIBYTE);
    await actor.do('mq_open', '/q', K.O_CREAT | K.O_RDWR, 0o600);
    expect(sharedMemory() - before).toBeGreaterThan(90 * MEBIBYTE);
    const watch = new Watch(200);
    try {
      const isThere = (snapshot: { namespaces: { id: string }[] }) =>
        snapshot.namespaces.some(({ id }) => id === actor.ipc);
      for (let poll = 0; poll < 5; poll += 1) expect(isThere(await watch.next())).toBe(true);
      const full = sharedMemory();
      await actor.end();
      const after = await watch.within(2, (snapshot) => !isThere(snapshot));
      expect(after.objects.filter(({ namespace }) => namespace === actor.ipc)).toEqual([]);
      // The kernel frees in the background: two more polls at most.
      for (let poll = 0; poll < 2 && full - sharedMemory() < 80 * MEBIBYTE; poll += 1) {
        expect(isThere(await watch.next())).toBe(false);
      }
      expect(full - sharedMemory()).toBeGreaterThan(80 * MEBIBYTE);
    } finally {
      await watch.end();
    }
  });

  test('between polls it holds nothing, and is at home', async () => {
    const holders = await world.crowd(5, 1);
    const actor = await world.actor();
    await actor.do(
      'furnish',
      holders.map(({ pid }) => pid),
      2,
    );
    const watch = new Watch(200);
    try {
      for (let poll = 0; poll < 5; poll += 1) {
        const snapshot = await watch.fresh();
        for (const { ipc } of holders) {
          expect(snapshot.objects.filter(({ namespace }) => namespace === ipc).length).toBe(5);
        }
        expect(held(watch.pid)).toEqual([]);
        for (const thread of readdirSync(`/proc/${watch.pid}/task`)) {
          const link = readlinkSync(`/proc/${watch.pid}/task/${thread}/ns/ipc`);
          expect(link.replace(/[[\]]/g, '')).toBe(ipcOf('self'));
        }
      }
    } finally {
      await watch.end();
    }
  });

  test('no attach is counted, no time moves', async () => {
    const actor = await world.actorInNew();
    const queue = await actor.do('msgget', 1, K.IPC_CREAT | 0o600);
    await actor.do('msgsnd', queue, 1, 'hello');
    const segment = await actor.do('shmget', 1, 4096, K.IPC_CREAT | 0o600);
    await actor.do('shmat', segment);
    await actor.do('semop', await actor.do('semget', 1, 2, K.IPC_CREAT | 0o600), [[0, 1]]);
    const posix = await actor.do('mq_open', '/q', K.O_CREAT | K.O_RDWR, 0o600);
    await actor.do('mq_send', posix, 'hello');
    const watch = new Watch(100);
    try {
      const before = [await sysvipc(actor), await mountedQueues(actor)];
      // Long enough for the clock of the kernel's times, which counts seconds.
      const begun = Date.now();
      let polls = 0;
      while (Date.now() - begun < 1500) {
        const { objects } = await watch.fresh();
        expect(objects.filter(({ namespace }) => namespace === actor.ipc).length).toBe(4);
        polls += 1;
      }
      expect(polls).toBeGreaterThan(3);
      expect([await sysvipc(actor), await mountedQueues(actor)]).toEqual(before);
    } finally {
      await watch.end();
    }
  });
});
