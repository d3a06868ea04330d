import {
  existsSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { release, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Snapshot } from '../../main/model/snapshot.ts';
import * as K from '../worlds/actor/constants.mjs';
import { ipcOf, NEW_IPC, World } from '../worlds/world.mjs';
import { buildCollector } from './collector/build.ts';
import { output, snapshot } from './collector/run.ts';
import { Watch } from './collector/watch.ts';

const MAKE = K.IPC_CREAT | 0o600;

function find(seen: Snapshot, id: string) {
  return seen.namespaces.find((namespace) => namespace.id === id);
}

/** No namespace of that id without processes: its inode may be another's by now. */
function expectGone(seen: Snapshot, id: string): void {
  expect(find(seen, id)?.processCount).not.toBe(0);
}

describe.skipIf(process.getuid?.() !== 0)('namespaces that nobody lives in', () => {
  let world: World;
  beforeAll(async () => {
    world = new World();
    await buildCollector();
  });
  afterAll(() => world.dispose());

  test('held by a bind mount: listed with its objects, gone with the mount', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ipcscope held '));
    const file = join(folder, 'ipc');
    writeFileSync(file, '');
    const actor = await world.actorInNew();
    const segment = await actor.do('shmget', 5, 4096, MAKE);
    await output('mount', ['--bind', `/proc/${actor.pid}/ns/ipc`, file]);
    try {
      expect(find(await snapshot(), actor.ipc)).toMatchObject({ processCount: 1, heldBy: [] });
      await actor.end();
      const seen = await snapshot();
      expect(find(seen, actor.ipc)).toMatchObject({
        processCount: 0,
        readable: true,
        heldBy: [{ kind: 'bind-mount', path: file }],
      });
      const object = seen.objects.find(({ id }) => id === `${actor.ipc}/shm/${segment}`);
      expect(object).toMatchObject({ key: 5, bytes: 4096 });
    } finally {
      await output('umount', [file]);
      rmSync(folder, { recursive: true });
    }
    expectGone(await snapshot(), actor.ipc);
  });

  test('held by an open descriptor', async () => {
    const [made] = await world.hold(NEW_IPC);
    if (!made) throw new Error('not made');
    const holder = await world.run('sh', '-c', `exec 7</proc/${made.pid}/ns/ipc; exec sleep 600`);
    await sleep(200);
    process.kill(made.pid, 'SIGKILL');
    await sleep(200);
    expect(find(await snapshot(), made.ipc)).toMatchObject({
      processCount: 0,
      readable: true,
      heldBy: [{ kind: 'open-file', pid: holder, fd: 7 }],
    });
    process.kill(holder, 'SIGKILL');
    await sleep(200);
    expectGone(await snapshot(), made.ipc);
  });

  test('held by a descriptor on its way through a socket: alive, and not known by what', async (t) => {
    const [major = 0, minor = 0] = release().split('.').map(Number);
    t.skip(major < 6 || (major === 6 && minor < 18), 'file handles of namespaces: Linux 6.18');
    const actor = await world.actorInNew();
    const segment = await actor.do('shmget', 6, 4096, MAKE);
    const folder = mkdtempSync(join(tmpdir(), 'ipcscope-'));
    const done = join(folder, 'done');
    const watch = new Watch(100);
    try {
      await watch.within(5, (seen) => find(seen, actor.ipc)?.processCount === 1);
      const stow = new URL('../worlds/stow.mjs', import.meta.url).pathname;
      const holder = await world.run(process.execPath, stow, `/proc/${actor.pid}/ns/ipc`, done);
      await expect.poll(() => existsSync(done)).toBe(true);
      await actor.end();
      const seen = await watch.within(3, (one) => find(one, actor.ipc)?.processCount === 0);
      expect(find(seen, actor.ipc)).toMatchObject({ heldBy: [], readable: true });
      expect(seen.objects.map(({ id }) => id)).toContain(`${actor.ipc}/shm/${segment}`);
      const problems = seen.problems.filter(({ where }) => where === actor.ipc);
      expect(problems.map(({ what }) => what).join()).toContain('What keeps this IPC namespace');
      process.kill(holder, 'SIGKILL');
      await sleep(200);
      const later = await watch.fresh();
      expect(find(later, actor.ipc)).toBeUndefined();
    } finally {
      await watch.end();
      rmSync(folder, { recursive: true });
    }
  });

  test('held by a socket: a network namespace that its process has left', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ipcscope-'));
    const file = join(folder, 'link');
    try {
      const program = new URL('../worlds/leave-socket.mjs', import.meta.url).pathname;
      const pid = await world.run(process.execPath, program, file);
      await expect
        .poll(() => existsSync(file) && readFileSync(file, 'utf8'))
        .toMatch(/^net:.* \d+$/);
      const [link = '', fd] = readFileSync(file, 'utf8').split(' ');
      const id = link.replace(/[[\]]/g, '');
      expect(find(await snapshot(), id)).toMatchObject({
        processCount: 0,
        heldBy: [{ kind: 'socket', pid, fd: Number(fd) }],
      });
      process.kill(pid, 'SIGKILL');
      await sleep(300);
      expectGone(await snapshot(), id);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('held by a thread that left the namespace of its process', async () => {
    const made = await world.actorInNew();
    // An actor's main thread is one of several of its process: the others stay behind.
    const actor = await world.actorInNew();
    await actor.do('setns', made.pid);
    const seen = await snapshot();
    expect(find(seen, actor.ipc)?.processCount).toBe(0);
    const [hold] = find(seen, actor.ipc)?.heldBy ?? [];
    expect(hold).toMatchObject({ kind: 'thread', pid: actor.pid });
    expect(find(seen, made.ipc)?.processCount).toBe(2);
  });

  test('a user namespace with nobody in it, above one with somebody', async () => {
    // One process that makes a user namespace, and from in there another for itself.
    const unshare = ['unshare', '--user', '--map-root-user'];
    const pid = await world.run(...unshare, ...unshare, 'sleep', '600');
    await sleep(300);
    const seen = await snapshot();
    const inner = readlinkSync(`/proc/${pid}/ns/user`).replace(/[[\]]/g, '');
    const outer = find(seen, inner)?.parent ?? '';
    expect(find(seen, outer)).toMatchObject({
      processCount: 0,
      initial: false,
      parent: readlinkSync('/proc/self/ns/user').replace(/[[\]]/g, ''),
      heldBy: [{ kind: 'child', id: inner }],
    });
  });

  test('where it was made is remembered when those who made it have ended', async () => {
    const outer = await world.actorInNew();
    const script = 'unshare --ipc sleep 600 & echo $! > "$0"; wait';
    const folder = mkdtempSync(join(tmpdir(), 'ipcscope-'));
    const watch = new Watch(100);
    try {
      await outer.do('spawn', 'sh', '-c', script, join(folder, 'pid'));
      await sleep(400);
      const pid = Number(await output('cat', [join(folder, 'pid')]));
      const inner = ipcOf(pid);
      const seen = await watch.within(5, (one) => find(one, inner) !== undefined);
      expect(find(seen, inner)).toMatchObject({ nestedIn: outer.ipc });
      const shell = seen.processes.find((process) => process.pid === pid)?.ppid ?? 0;
      // The room around stays: somebody else is in it.
      const guest = await world.actorWith(outer);
      await watch.within(2, ({ processes }) => processes.some(({ pid }) => pid === guest.pid));
      process.kill(shell, 'SIGKILL');
      await outer.end();
      const later = await watch.within(5, (one) => find(one, inner)?.nestingRemembered === true);
      expect(find(later, inner)).toMatchObject({ nestedIn: outer.ipc });
      process.kill(pid, 'SIGKILL');
    } finally {
      await watch.end();
      rmSync(folder, { recursive: true });
    }
  });
});
