import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Snapshot } from '../../main/model/snapshot.ts';
import * as K from '../worlds/actor/constants.mjs';
import { NEW_IPC, World } from '../worlds/world.mjs';
import { buildCollector } from './collector/build.ts';
import { Watch } from './collector/watch.ts';

/** What `/proc/PID/fdinfo` says of all that a process has open. */
function descriptors(pid: number): string[] {
  return readdirSync(`/proc/${pid}/fdinfo`).flatMap((fd) => {
    try {
      return [readFileSync(`/proc/${pid}/fdinfo/${fd}`, 'utf8')];
    } catch {
      // Closed since the listing.
      return [];
    }
  });
}

/** Whether an observer keeps a pidfd of a process. */
function keeps(observer: number, pid: number): boolean {
  return descriptors(observer).some((text) => new RegExp(`^Pid:\\t${pid}$`, 'm').test(text));
}

/** How many directories it has under watch. */
function watches(observer: number): number {
  return (
    descriptors(observer)
      .join('')
      .match(/^inotify /gm)?.length ?? 0
  );
}

function objectsIn(seen: Snapshot, namespace: string) {
  return seen.objects.filter((object) => object.namespace === namespace);
}

describe.skipIf(process.getuid?.() !== 0)('namespaces whose members sleep', () => {
  let world: World;
  let watch: Watch;
  beforeAll(async () => {
    world = new World();
    await buildCollector();
    watch = new Watch(50);
  });
  afterAll(async () => {
    await watch.end();
    await world.dispose();
  });

  /** A namespace with a member that sleeps, by whom it is entered. */
  async function quiet(): Promise<{ pid: number; ipc: string }> {
    const [holder] = await world.hold(NEW_IPC);
    if (holder === undefined) throw new Error('not made');
    await watch.within(40, () => keeps(watch.pid, holder.pid));
    return holder;
  }

  test('what is kept of them keeps none alive, and is let go', async () => {
    const holder = await quiet();
    await (await world.actor()).do('furnish', [holder.pid], 1);
    await watch.within(5, (seen) => objectsIn(seen, holder.ipc).length === 4);
    const watched = watches(watch.pid);
    expect(watched).toBeGreaterThan(0);
    expect(keeps(watch.pid, holder.pid)).toBe(true);
    process.kill(holder.pid, 'SIGKILL');
    // Were it alive, its file handle would open it, and it would be listed as held by nothing in sight.
    const gone = ({ namespaces }: Snapshot) => !namespaces.some(({ id }) => id === holder.ipc);
    await watch.within(10, gone);
    await watch.within(10, () => !keeps(watch.pid, holder.pid));
    await watch.within(10, () => watches(watch.pid) < watched);
  });

  test('what somebody else does there is seen', async () => {
    const holder = await quiet();
    const room = ({ objects }: Snapshot) =>
      objects.filter(({ namespace }) => namespace === holder.ipc);
    const actor = await world.actorWith(holder);
    const queue = await actor.do('msgget', 7, K.IPC_CREAT | 0o600);
    const set = await actor.do('semget', 7, 2, K.IPC_CREAT | 0o600);
    const segment = await actor.do('shmget', 7, 8192, K.IPC_CREAT | 0o600);
    const posix = await actor.do('mq_open', '/q', K.O_CREAT | K.O_RDWR, 0o600);
    await watch.within(2, (seen) => room(seen).length === 4);
    // Until nothing is read again that did not change.
    for (let poll = 0; poll < 5; poll += 1) await watch.fresh();

    await actor.do('msgsnd', queue, 1, 'hello');
    await actor.do('semop', set, [[1, 3]]);
    const address = await actor.do('shmat', segment);
    await actor.do('touch', address, 4096);
    await actor.do('mq_send', posix, 'hello');
    const changed = room(await watch.fresh());
    expect(changed).toMatchObject([
      { kind: 'msg', messages: 1, bytes: 5, lastSender: actor.pid },
      { kind: 'sem', semaphores: [{ value: 0 }, { value: 3, lastPid: actor.pid }] },
      { kind: 'shm', attaches: 1, residentBytes: 4096 },
      { kind: 'mqueue', name: '/q', bytes: 5 },
    ]);
    // More pages, and nothing else of the segment is another.
    await actor.do('touch', address, 8192);
    const grown = room(await watch.fresh()).find(({ kind }) => kind === 'shm');
    expect(grown).toMatchObject({ residentBytes: 8192 });

    await actor.do('msgremove', queue);
    await actor.do('mq_unlink', '/q');
    await actor.do('mq_open', '/other', K.O_CREAT | K.O_RDWR, 0o640);
    const after = room(await watch.fresh()).map(({ kind, mode }) => [kind, mode]);
    expect(after).toEqual([
      ['sem', 0o600],
      ['shm', 0o600],
      ['mqueue', 0o640],
    ]);
  });

  test('one that moves is not taken for where it was', async () => {
    const [mover, stays, other] = [
      await world.actorInNew(),
      await world.actorInNew(),
      await world.actorInNew(),
    ];
    await mover.do('msgget', 1, K.IPC_CREAT | 0o600);
    await stays.do('shmget', 2, 4096, K.IPC_CREAT | 0o600);
    await watch.within(40, () => keeps(watch.pid, mover.pid));
    // Only then: of two the one that happens to sleep would be taken.
    const guest = await world.actorWith(mover);
    for (const there of [stays, other, guest, stays]) {
      await mover.do('setns', there.pid);
      for (let poll = 0; poll < 4; poll += 1) {
        const seen = await watch.fresh();
        expect(objectsIn(seen, mover.ipc).map(({ kind }) => kind)).toEqual(['msg']);
        expect(objectsIn(seen, stays.ipc).map(({ kind }) => kind)).toEqual(['shm']);
        expect(objectsIn(seen, other.ipc)).toEqual([]);
      }
    }
  });
});
