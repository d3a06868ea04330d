import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parts } from '../../../scripts/build/parts.mjs';
import * as K from '../../worlds/actor/constants.mjs';
import type { Actor } from '../../worlds/actor.mjs';
import { type PlainUser, plainUser } from '../../worlds/plain-user.mjs';
import { NEW_USER_AND_IPC, World } from '../../worlds/world.mjs';
import { buildCollector } from '../collector/build.ts';
import { Serving } from '../collector/serving.ts';

const asRoot = process.getuid?.() === 0;
const NEEDED = [
  'package.json',
  parts.collector.output,
  'node_modules/koffi',
  'e2e/worlds/actor/index.mjs',
  'e2e/worlds/actor',
];
const MAKE = K.IPC_CREAT | 0o600;

describe('asked without privileges', () => {
  let world: World;
  let user: PlainUser;
  let collector: Serving;
  let script: string;

  beforeAll(async () => {
    world = new World();
    await buildCollector();
    user = plainUser(NEEDED);
    script = join(user.place, 'e2e/worlds/actor/index.mjs');
    collector = new Serving(user.prefix, join(user.place, parts.collector.output));
  });
  afterAll(async () => {
    await collector.end();
    await world.dispose();
    user.remove();
  });

  const places = [
    { where: 'where the user lives', through: [] as string[] },
    { where: 'in a rootless namespace of the user’s', through: NEW_USER_AND_IPC.split(' ') },
  ];
  for (const { where, through } of places) {
    test(`messages, bytes, limits and removal ${where}`, async () => {
      const actor = await world.actor([...user.prefix, ...through], script);
      await messages(actor);
      await bytes(actor);
      await limits(actor);
    });
  }

  async function messages(actor: Actor) {
    const queue = await actor.do('msgget', world.key(), MAKE);
    await actor.do('msgsnd', queue, 7, 'from a plain user');
    const object = await collector.sysv(`${actor.ipc}/msg/${queue}`);
    const before = await actor.do('msgstat', queue);
    const asked = { kind: 'messages', object, from: 0, count: 10, most: 100 } as const;
    expect(await collector.ask(asked)).toMatchObject({
      ok: true,
      messages: [{ index: 0, type: '7', bytes: 17, head: btoa('from a plain user') }],
    });
    expect(await actor.do('msgstat', queue)).toEqual(before);
    expect(await collector.ask({ kind: 'remove', object })).toMatchObject({ ok: true });
    await expect(actor.do('msgstat', queue)).rejects.toThrow(/EINVAL|EIDRM/);
  }

  async function bytes(actor: Actor) {
    const shmid = await actor.do('shmget', world.key(), 9000, MAKE);
    const address = await actor.do('shmat', shmid);
    await actor.do('touch', address, 10, 0x5a);
    const object = await collector.sysv(`${actor.ipc}/shm/${shmid}`);
    const asked = { kind: 'bytes', object, offset: '8', length: 4 } as const;
    // map_files is for administrators.
    const unasked = await collector.ask({ ...asked, attach: false });
    expect(unasked).toMatchObject({ ok: false, why: 'attach' });
    expect(await collector.ask({ ...asked, attach: true })).toMatchObject({
      ok: true,
      data: Buffer.from('5a5a0000', 'hex').toString('base64'),
      holes: [],
      way: { by: 'attach' },
    });
    expect(await actor.do('shmstat', shmid)).toMatchObject({ attaches: 1 });
    const removal = await collector.ask({ kind: 'remove', object });
    expect(removal).toMatchObject({ ok: true, outcome: 'marked' });
  }

  async function limits(actor: Actor) {
    const name = world.queueName();
    const attributes = { maxMessages: 3, messageSize: 77 };
    const queue = await actor.do('mq_open', name, K.O_CREAT | K.O_RDWR, 0o600, attributes);
    await actor.do('mq_send', queue, 'one');
    const id = `${actor.ipc}/mqueue${name}`;
    const { objects } = await collector.fresh();
    // Where the user lives the mqueue file system may not be mounted.
    if (!objects.some((object) => object.id === id)) return;
    const object = await collector.queue(id);
    expect(await collector.ask({ kind: 'queue-attributes', object })).toMatchObject({
      ok: true,
      messages: 1,
      maxMessages: 3,
      messageSize: 77,
    });
    expect(await collector.ask({ kind: 'remove', object })).toMatchObject({ ok: true });
    await expect(actor.do('mq_open', name, K.O_RDONLY)).rejects.toThrow('ENOENT');
  }

  test.skipIf(!asRoot)('what is not the user’s is refused, with the remedy', async () => {
    const actor = await world.actor();
    const queue = await actor.do('msgget', world.key(), MAKE);
    await actor.do('msgsnd', queue, 1, 'secret');
    const object = await collector.sysv(`${actor.ipc}/msg/${queue}`);
    const refusal = { ok: false, why: 'refused', remedy: 'start with sudo' };
    const asked = { kind: 'messages', object, from: 0, count: 1, most: 10 } as const;
    expect(await collector.ask(asked)).toMatchObject(refusal);
    expect(await collector.ask({ kind: 'remove', object })).toMatchObject(refusal);
    await actor.do('msgstat', queue);
    const { processes } = await collector.fresh();
    const startTime = processes.find(({ pid }) => pid === actor.pid)?.startTime ?? 0;
    const end = { kind: 'end-process', pid: actor.pid, startTime, signal: 'SIGKILL' } as const;
    expect(await collector.ask(end)).toMatchObject(refusal);
    expect(await actor.do('pid')).toBe(actor.pid);
  });
});
