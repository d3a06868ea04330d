import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { IpcObject, Snapshot } from '../../main/model/snapshot.ts';
import { type Holder, World } from '../worlds/world.mjs';
import { makeTwenty } from './agreement.world.ts';
import { buildCollector } from './collector/build.ts';
import { snapshot } from './collector/run.ts';
import { Watch } from './collector/watch.ts';
import { asDetails, ipcsDetails } from './reference/details.ts';
import { inside } from './reference/inside.ts';
import { asIpcsListings, ipcsListings } from './reference/ipcs.ts';
import { limits } from './reference/limits.ts';
import { asLsns, lsns } from './reference/lsns.ts';
import { asMounted, mountedQueues } from './reference/queues.ts';
import { asSysvipc, isSysv, sysvipc } from './reference/sysvipc.ts';

describe.skipIf(process.getuid?.() !== 0)('twenty namespaces', () => {
  let world: World;
  let holders: Holder[];
  let seen: Snapshot;

  beforeAll(async () => {
    world = new World();
    await buildCollector();
    holders = await makeTwenty(world);
    seen = await snapshot();
  });
  afterAll(() => world.dispose());

  function objectsOf(holder: Holder): IpcObject[] {
    return seen.objects.filter(({ namespace }) => namespace === holder.ipc);
  }

  test('every kind is there, in each', () => {
    expect(holders.length).toBe(20);
    for (const holder of holders) {
      const kinds = objectsOf(holder).map(({ kind }) => kind);
      expect(new Set(kinds)).toEqual(new Set(['msg', 'sem', 'shm', 'mqueue']));
    }
  });

  test('every field is what /proc/sysvipc says inside', async () => {
    for (const holder of holders) {
      expect(asSysvipc(objectsOf(holder))).toEqual(await sysvipc(holder));
    }
  });

  test('every listing of ipcs says the same', async () => {
    for (const holder of holders) {
      expect(asIpcsListings(objectsOf(holder))).toEqual(await ipcsListings(holder));
    }
  });

  test('ipcs -i says the same of each object', async () => {
    for (const holder of holders) {
      const details = await ipcsDetails(holder, objectsOf(holder));
      for (const object of objectsOf(holder).filter(isSysv)) {
        expect(details.get(object.id)).toMatchObject(asDetails(object));
      }
    }
  });

  test('POSIX queues are those that a mount inside shows', async () => {
    for (const holder of holders) {
      expect(asMounted(objectsOf(holder))).toEqual(await mountedQueues(holder));
    }
  });

  test('limits are those that /proc/sys shows inside', async () => {
    await inside(holders[3] as Holder, 'echo 17 > /proc/sys/kernel/shmmni');
    await inside(holders[3] as Holder, 'echo 18446744073692774000 > /proc/sys/kernel/shmmax');
    const { namespaces } = await snapshot();
    for (const holder of holders) {
      const shown = namespaces.find(({ id }) => id === holder.ipc)?.limits ?? {};
      const digits = Object.entries(shown).map(([name, value]) => [name, `${value}`]);
      expect(Object.fromEntries(digits)).toEqual(await limits(holder));
    }
  });

  test('so are the objects of the namespace that we live in', async () => {
    const { ipcNamespace } = seen.host.observer;
    const own = seen.objects.filter(({ namespace }) => namespace === ipcNamespace);
    const home = { pid: process.pid };
    expect(new Set(asSysvipc(own).keys())).toEqual(new Set((await sysvipc(home)).keys()));
  });

  test('lsns shows the same namespaces, of all types, with as many processes', async () => {
    const watch = new Watch(100);
    try {
      const agreed = new Set<string>();
      let difference: unknown[] = ['nothing compared'];
      const giveUp = Date.now() + 20_000;
      while (difference.length > 0 && Date.now() < giveUp) {
        // What others on this machine start and end meanwhile moves the numbers:
        // a namespace can be compared where it was the same before and after.
        const before = asLsns(await watch.fresh());
        const listed = await lsns();
        const after = asLsns(await watch.fresh());
        difference = [];
        for (const id of new Set([...listed.keys(), ...after.keys()])) {
          if (agreed.has(id)) continue;
          const [earlier, ours, theirs] = [before.get(id), after.get(id), listed.get(id)];
          const still = JSON.stringify(earlier) === JSON.stringify(ours);
          if (still && JSON.stringify(ours) === JSON.stringify(theirs)) agreed.add(id);
          else difference.push({ id, earlier, ours, theirs });
        }
      }
      expect(difference).toEqual([]);
      for (const { ipc } of holders) expect(agreed).toContain(ipc);
      const types = new Set([...agreed].map((id) => id.split(':')[0]));
      expect(types.size).toBe(8);
      expect(agreed.size).toBeGreaterThan(28);
    } finally {
      await watch.end();
    }
  });
});
