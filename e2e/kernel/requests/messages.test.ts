import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CopiedMessage } from '../../../main/model/requests/answer.ts';
import * as K from '../../worlds/actor/constants.mjs';
import type { Actor } from '../../worlds/actor.mjs';
import { World } from '../../worlds/world.mjs';
import { buildCollector } from '../collector/build.ts';
import { Serving } from '../collector/serving.ts';

const asRoot = process.getuid?.() === 0;

describe('messages of a System V queue', () => {
  let world: World;
  let collector: Serving;
  let actor: Actor;

  beforeAll(async () => {
    world = new World();
    await buildCollector();
    collector = new Serving();
    actor = await (asRoot ? world.actorInNew() : world.actor());
  });
  afterAll(async () => {
    await collector.end();
    await world.dispose();
  });

  async function filled(key: number, texts: readonly string[]) {
    const queue = await actor.do('msgget', key, K.IPC_CREAT | 0o600);
    for (const [index, text] of texts.entries()) await actor.do('msgsnd', queue, index + 1, text);
    return { queue, object: await collector.sysv(`${actor.ipc}/msg/${queue}`) };
  }

  const text = ({ head }: CopiedMessage) => Buffer.from(head, 'base64').toString();

  test('are shown as a receiver would get them, and none is taken', async () => {
    const texts = ['first', '', 'a \0 zero and \u{1f600}', 'x'.repeat(8192)];
    const { queue, object } = await filled(world.key(), texts);
    await actor.do('msgrcv', queue, 1);
    await actor.do('msgsnd', queue, 9, 'last');
    const before = await actor.do('msgstat', queue);
    const shown = await collector.sysv(object.id);
    const asked = { kind: 'messages', object: shown, from: 0, count: 100, most: 8192 } as const;
    const answer = await collector.ask(asked);
    if (!answer.ok) throw new Error(answer.reason);
    expect(answer.total).toBe(4);
    expect(await actor.do('msgstat', queue)).toEqual(before);
    // The same that a process gets which takes them.
    const taken = [];
    for (let index = 0; index < 4; index += 1) taken.push(await actor.do('msgrcv', queue));
    expect(answer.messages.map((one) => ({ type: Number(one.type), text: text(one) }))).toEqual(
      taken,
    );
    expect(answer.messages.map(({ bytes }) => bytes)).toEqual(
      taken.map((one) => Buffer.byteLength(one.text)),
    );
    expect(object.id).toBe(shown.id);
  });

  test('ten thousand of them, a page at a time', async () => {
    const queue = await actor.do('msgget', world.key(), K.IPC_CREAT | 0o600);
    // msgmnb counts empty messages as none at all, and one for each place (`ipc/msg.c`).
    for (let sent = 0; sent < 10_000; sent += 1) await actor.do('msgsnd', queue, sent + 1, '');
    const object = await collector.sysv(`${actor.ipc}/msg/${queue}`);
    const types: string[] = [];
    for (;;) {
      const from = types.length;
      const answer = await collector.ask({ kind: 'messages', object, from, count: 200, most: 64 });
      if (!answer.ok) throw new Error(answer.reason);
      if (answer.messages.length === 0) break;
      types.push(...answer.messages.map(({ type }) => type ?? ''));
    }
    expect(types).toEqual(Array.from({ length: 10_000 }, (_, index) => `${index + 1}`));
    expect((await actor.do('msgstat', queue)).messages).toBe(10_000);
  });

  test('long ones are cut where that was asked for, and their length told', async () => {
    const { object } = await filled(world.key(), ['y'.repeat(5000)]);
    const answer = await collector.ask({ kind: 'messages', object, from: 0, count: 1, most: 10 });
    expect(answer).toMatchObject({ messages: [{ bytes: 5000, head: btoa('y'.repeat(10)) }] });
  });

  test('a queue that was removed is told as gone', async () => {
    const { queue, object } = await filled(world.key(), ['x']);
    await actor.do('msgremove', queue);
    const asked = { kind: 'messages', object, from: 0, count: 1, most: 10 } as const;
    expect(await collector.ask(asked)).toMatchObject({ ok: false, why: 'gone' });
  });

  test.skipIf(!asRoot)('another with its number is told as another', async () => {
    const { queue, object } = await filled(world.key(), ['x']);
    await actor.do('msgremove', queue);
    await actor.do('sysctl', 'msg_next_id', queue);
    expect(await actor.do('msgget', world.key(), K.IPC_CREAT | 0o600)).toBe(queue);
    const asked = { kind: 'messages', object, from: 0, count: 1, most: 10 } as const;
    expect(await collector.ask(asked)).toMatchObject({ ok: false, why: 'replaced' });
  });
});
