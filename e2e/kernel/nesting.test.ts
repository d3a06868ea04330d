import { readlinkSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Namespace, NamespaceType, Snapshot } from '../../main/model/snapshot.ts';
import { ipcOf, NEW_IPC, NEW_USER_AND_IPC, World } from '../worlds/world.mjs';
import { buildCollector } from './collector/build.ts';
import { snapshot } from './collector/run.ts';
import { faults } from './collector/validity.ts';

function idOf(pid: number | 'self', type: NamespaceType): string {
  return readlinkSync(`/proc/${pid}/ns/${type}`).replace(/[[\]]/g, '');
}

function find(snapshot: Snapshot, id: string): Namespace {
  const found = snapshot.namespaces.find((namespace) => namespace.id === id);
  if (found === undefined) throw new Error(`${id} is not in the snapshot`);
  return found;
}

describe.skipIf(process.getuid?.() !== 0)('namespaces inside namespaces', () => {
  let world: World;
  beforeAll(async () => {
    world = new World();
    await buildCollector();
  });
  afterAll(() => world.dispose());

  test('three IPC namespaces deep, each is nested in the one that it was made from', async () => {
    const [outer, middle, inner] = await world.hold(NEW_IPC, NEW_IPC, NEW_IPC);
    if (!outer || !middle || !inner) throw new Error('not made');
    // Somebody from outside who has come in says nothing about where it was made.
    const guest = await world.actorWith(inner);
    const seen = await snapshot();
    const home = ipcOf('self');
    const owner = idOf('self', 'user');
    const room = { owner, initial: false, parent: null, readable: true };
    expect(find(seen, outer.ipc)).toMatchObject({ ...room, nestedIn: home, processCount: 1 });
    expect(find(seen, middle.ipc)).toMatchObject({ ...room, nestedIn: outer.ipc, processCount: 1 });
    expect(find(seen, inner.ipc)).toMatchObject({ ...room, nestedIn: middle.ipc, processCount: 2 });
    expect(guest.ipc).toBe(inner.ipc);
    expect(faults(seen)).toEqual([]);
  });

  test('user namespaces have parents, and own the IPC namespaces made in them', async () => {
    const holders = await world.hold(NEW_USER_AND_IPC, NEW_USER_AND_IPC, NEW_USER_AND_IPC);
    const seen = await snapshot();
    let parent = idOf('self', 'user');
    let outer = ipcOf('self');
    for (const { pid, ipc } of holders) {
      const user = idOf(pid, 'user');
      expect(find(seen, ipc)).toMatchObject({ owner: user, nestedIn: outer, parent: null });
      expect(find(seen, user)).toMatchObject({ parent, nestedIn: parent, owner: parent });
      parent = user;
      outer = ipc;
    }
  });

  test('pid namespaces have parents, and a process a pid in each', async () => {
    const level = 'unshare --pid --fork --kill-child --';
    const [outer, inner] = await world.hold(level, level);
    if (!outer || !inner) throw new Error('not made');
    const seen = await snapshot();
    const first = find(seen, idOf(outer.pid, 'pid'));
    expect(first).toMatchObject({ parent: idOf('self', 'pid'), initial: false, readable: false });
    expect(find(seen, idOf(inner.pid, 'pid'))).toMatchObject({ parent: first.id });
    const process = seen.processes.find(({ pid }) => pid === inner.pid);
    expect(process?.pidInNamespace).toEqual([inner.pid, expect.any(Number), 1]);
  });

  test('the host’s own namespaces are marked, and nothing else', async () => {
    const [made] = await world.hold(
      'unshare --ipc --user --map-root-user --pid --net --mount --uts --cgroup --time --fork --kill-child --',
    );
    if (!made) throw new Error('not made');
    const seen = await snapshot();
    const kthreadd = seen.processes.find(({ pid }) => pid === 2);
    const types: NamespaceType[] = ['ipc', 'user', 'pid', 'net', 'mnt', 'uts', 'cgroup', 'time'];
    for (const type of types) {
      const host = seen.namespaces.filter((one) => one.type === type && one.initial);
      expect(host.map(({ id }) => id)).toEqual([kthreadd?.namespaces[type]]);
      expect(host[0]).toMatchObject({ parent: null, nestedIn: null });
      expect(find(seen, idOf(made.pid, type))).toMatchObject({ initial: false });
    }
  });
});
