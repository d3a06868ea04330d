import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { isAlive } from '../app/model/processes.ts';
import { mountedQueues } from './reference/queues.ts';
import { sysvipc } from './reference/sysvipc.ts';

const WORLD = new URL('../worlds/world.mjs', import.meta.url).href;

/** Makes a world with something of every kind, says what, and waits to be killed. */
const SCRIPT = `
  import { World, NEW_IPC } from '${WORLD}';
  const world = new World();
  const here = await world.actor();
  const [key, name] = [world.key(), world.queueName()];
  await here.do('msgget', key, 0o1600);
  await here.do('semget', key, 1, 0o1600);
  await here.do('shmat', await here.do('shmget', key, 4096, 0o1600));
  await here.do('mq_open', name, 0o102, 0o600);
  const held = await world.hold(NEW_IPC, 'unshare --ipc --pid --fork --kill-child --');
  const crowd = await world.crowd(3, 3);
  const blocked = await world.actorInNew();
  void blocked.do('msgrcv', await blocked.do('msgget', 1, 0o1600)).catch(() => {});
  const pids = [here, blocked, ...held, ...crowd].map(({ pid }) => pid);
  console.log(JSON.stringify({ key, name, pids }));
`;

test.skipIf(process.getuid?.() !== 0)(
  'a world ends with whoever made it, even when that is killed',
  async () => {
    const maker = spawn(process.execPath, ['--input-type=module', '-e', SCRIPT], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = await once(createInterface({ input: maker.stdout }), 'line');
    const { key, name, pids } = JSON.parse(line) as { key: number; name: string; pids: number[] };
    const here = { pid: process.pid };
    const keys = async () => [...(await sysvipc(here)).values()].map((object) => object.key);
    expect(pids.length).toBe(7);
    expect(pids.filter(isAlive)).toEqual(pids);
    expect((await keys()).filter((other) => other === `${key}`).length).toBe(3);
    expect([...(await mountedQueues(here)).keys()]).toContain(name);

    maker.kill('SIGKILL');
    await expect.poll(() => pids.filter(isAlive), { timeout: 10_000 }).toEqual([]);
    await expect.poll(keys, { timeout: 10_000 }).not.toContain(`${key}`);
    await expect.poll(async () => [...(await mountedQueues(here)).keys()]).not.toContain(name);
  },
);
