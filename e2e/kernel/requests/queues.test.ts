import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as K from '../../worlds/actor/constants.mjs';
import { NEW_USER_AND_IPC, World } from '../../worlds/world.mjs';
import { buildCollector } from '../collector/build.ts';
import { Serving } from '../collector/serving.ts';

const asRoot = process.getuid?.() === 0;

describe('depth and limits of a POSIX queue', () => {
  let world: World;
  let collector: Serving;

  beforeAll(async () => {
    world = new World();
    await buildCollector();
    collector = new Serving();
  });
  afterAll(async () => {
    await collector.end();
    await world.dispose();
  });

  test('are those that it was made with, and nothing of it is used up', async () => {
    const actor = await world.actor(asRoot ? 'unshare --ipc --' : NEW_USER_AND_IPC);
    const attributes = { maxMessages: 5, messageSize: 99 };
    const queue = await actor.do('mq_open', '/q', K.O_CREAT | K.O_RDWR, 0o600, attributes);
    await actor.do('mq_notify', queue, 10);
    const object = await collector.queue(`${actor.ipc}/mqueue/q`);
    const asked = { kind: 'queue-attributes', object } as const;
    expect(await collector.ask(asked)).toMatchObject({
      ok: true,
      messages: 0,
      maxMessages: 5,
      messageSize: 99,
    });
    // Who is to be told of a message still is.
    const { objects } = await collector.fresh();
    expect(objects.find(({ id }) => id === object.id)).toMatchObject({
      notify: { pid: actor.pid, signal: 10 },
    });
    await actor.do('mq_notify', queue, null);
    await actor.do('mq_send', queue, 'hello');
    expect(await collector.ask(asked)).toMatchObject({ ok: true, messages: 1 });
    expect(await actor.do('mq_receive', queue)).toBe('hello');
  });
});
