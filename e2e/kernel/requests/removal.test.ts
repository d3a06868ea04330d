import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as K from '../../worlds/actor/constants.mjs';
import type { Actor } from '../../worlds/actor.mjs';
import { NEW_USER_AND_IPC, World } from '../../worlds/world.mjs';
import { buildCollector } from '../collector/build.ts';
import { Serving } from '../collector/serving.ts';

const asRoot = process.getuid?.() === 0;
const MAKE = K.IPC_CREAT | 0o600;

describe('removing an object', () => {
  let world: World;
  let collector: Serving;
  let actor: Actor;

  beforeAll(async () => {
    world = new World();
    await buildCollector();
    collector = new Serving();
    actor = await world.actor(asRoot ? 'unshare --ipc --' : NEW_USER_AND_IPC);
  });
  afterAll(async () => {
    await collector.end();
    await world.dispose();
  });

  const remove = async (id: string) =>
    collector.ask({
      kind: 'remove',
      object: await (id.includes('/mqueue/') ? collector.queue(id) : collector.sysv(id)),
    });

  test('takes that one, of each kind, and leaves the others', async () => {
    const made = async () => ({
      msg: await actor.do('msgget', K.IPC_PRIVATE, MAKE),
      sem: await actor.do('semget', K.IPC_PRIVATE, 2, MAKE),
      shm: await actor.do('shmget', K.IPC_PRIVATE, 5000, MAKE),
    });
    const [doomed, kept] = [await made(), await made()];
    for (const kind of ['msg', 'sem', 'shm'] as const) {
      expect(await remove(`${actor.ipc}/${kind}/${doomed[kind]}`)).toEqual({
        ok: true,
        kind: 'remove',
        outcome: 'removed',
      });
    }
    await expect(actor.do('msgstat', doomed.msg)).rejects.toThrow(/EINVAL|EIDRM/);
    await expect(actor.do('shmstat', doomed.shm)).rejects.toThrow(/EINVAL|EIDRM/);
    await expect(actor.do('semctl', doomed.sem, 0, K.GETVAL)).rejects.toThrow(/EINVAL|EIDRM/);
    await actor.do('msgstat', kept.msg);
    await actor.do('shmstat', kept.shm);
    await actor.do('semctl', kept.sem, 0, K.GETVAL);
  });

  test('a segment that is attached stays for those who have it', async () => {
    const shmid = await actor.do('shmget', K.IPC_PRIVATE, 5000, MAKE);
    const address = await actor.do('shmat', shmid);
    expect(await remove(`${actor.ipc}/shm/${shmid}`)).toMatchObject({ outcome: 'marked' });
    await actor.do('touch', address, 5000);
    await actor.do('shmdt', address);
    await expect(actor.do('shmstat', shmid)).rejects.toThrow(/EINVAL|EIDRM/);
  });

  test('a POSIX queue loses its name, whatever bytes are in it', async () => {
    const name = { hex: '2f61ff20253431' };
    await actor.do('mq_open', name, K.O_CREAT | K.O_RDWR, 0o600);
    const other = await actor.do('mq_open', '/stays', K.O_CREAT | K.O_RDWR, 0o600);
    const id = `${actor.ipc}/mqueue/a%FF %2541`;
    expect(await remove(id)).toMatchObject({ ok: true, outcome: 'removed' });
    await expect(actor.do('mq_open', name, K.O_RDONLY)).rejects.toThrow('ENOENT');
    await actor.do('mq_send', other, 'still here');
    const { objects } = await collector.fresh();
    expect(objects.map((object) => object.id)).not.toContain(id);
  });

  test('a queue that was made anew under the same name is another', async () => {
    const name = '/again';
    await actor.do('mq_open', name, K.O_CREAT | K.O_RDWR, 0o600);
    const shown = await collector.queue(`${actor.ipc}/mqueue/again`);
    await actor.do('mq_unlink', name);
    await actor.do('mq_open', name, K.O_CREAT | K.O_RDWR, 0o600);
    const answer = await collector.ask({ kind: 'remove', object: shown });
    expect(answer).toMatchObject({ ok: false, why: 'replaced' });
    await actor.do('mq_open', name, K.O_RDONLY);
  });

  test.skipIf(!asRoot)(
    'another with the number of the one that was shown is left alone',
    async () => {
      const made = async (again: { msg: number; sem: number; shm: number } | null) => {
        for (const [kind, id] of Object.entries(again ?? {})) {
          await actor.do('sysctl', `${kind}_next_id`, id);
        }
        return {
          msg: await actor.do('msgget', world.key(), MAKE),
          sem: await actor.do('semget', world.key(), 2, MAKE),
          shm: await actor.do('shmget', world.key(), 5000, MAKE),
        };
      };
      const shown = await made(null);
      const identities = await Promise.all(
        Object.entries(shown).map(([kind, id]) => collector.sysv(`${actor.ipc}/${kind}/${id}`)),
      );
      await actor.do('msgremove', shown.msg);
      await actor.do('semremove', shown.sem);
      await actor.do('shmremove', shown.shm);
      expect(await made(shown)).toEqual(shown);
      for (const object of identities) {
        const answer = await collector.ask({ kind: 'remove', object });
        expect(answer).toMatchObject({ ok: false, why: 'replaced' });
      }
      await actor.do('msgstat', shown.msg);
      await actor.do('semctl', shown.sem, 0, K.GETVAL);
      await actor.do('shmstat', shown.shm);
    },
  );

  test('one that has gone is told as gone', async () => {
    const msqid = await actor.do('msgget', K.IPC_PRIVATE, MAKE);
    const object = await collector.sysv(`${actor.ipc}/msg/${msqid}`);
    await actor.do('msgremove', msqid);
    const answer = await collector.ask({ kind: 'remove', object });
    expect(answer).toMatchObject({ ok: false, why: 'gone' });
  });

  test('a namespace that has gone takes its objects along', async () => {
    const other = await world.actor(asRoot ? 'unshare --ipc --' : NEW_USER_AND_IPC);
    const msqid = await other.do('msgget', K.IPC_PRIVATE, MAKE);
    const object = await collector.sysv(`${other.ipc}/msg/${msqid}`);
    await other.end();
    const answer = await collector.ask({ kind: 'remove', object });
    expect(answer).toMatchObject({ ok: false });
  });
});
