import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BytesAnswer, Refusal } from '../../../main/model/requests/answer.ts';
import type { SysvIdentity } from '../../../main/model/requests/identity.ts';
import * as K from '../../worlds/actor/constants.mjs';
import type { Actor } from '../../worlds/actor.mjs';
import { World } from '../../worlds/world.mjs';
import { buildCollector } from '../collector/build.ts';
import { Serving } from '../collector/serving.ts';

const asRoot = process.getuid?.() === 0;
const GIBIBYTE = 2n ** 30n;
const PAGE = 4096;

describe('bytes of a segment', () => {
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

  /** A segment of four pages whose second and last hold something. */
  async function sparse() {
    const shmid = await actor.do('shmget', world.key(), 4 * PAGE, K.IPC_CREAT | 0o600);
    const address = await actor.do('shmat', shmid);
    await actor.do('touch', at(address, BigInt(PAGE)), 3, 0x41);
    await actor.do('touch', at(address, BigInt(4 * PAGE - 2)), 2, 0x42);
    const contents = await actor.do('peek', at(address, BigInt(PAGE)), PAGE);
    const ending = await actor.do('peek', at(address, BigInt(3 * PAGE)), PAGE);
    return { shmid, address, expected: '00'.repeat(PAGE) + contents + '00'.repeat(PAGE) + ending };
  }

  const idOf = (shmid: number) => `${actor.ipc}/shm/${shmid}`;
  const ask = (object: SysvIdentity, offset: string, length: number, attach = false) =>
    collector.ask({ kind: 'bytes', object, offset, length, attach });

  test.skipIf(!asRoot)(
    'through a process that has it attached: nothing of it changes',
    async () => {
      const { shmid, expected } = await sparse();
      const object = await collector.sysv(idOf(shmid));
      const before = await actor.do('shmstat', shmid);
      const answer = given(await ask(object, '0', 4 * PAGE));
      expect(hex(answer)).toBe(expected);
      expect(answer.way).toEqual({ by: 'process', pid: actor.pid });
      expect(answer.holes).toEqual([
        [0, PAGE],
        [2 * PAGE, 3 * PAGE],
      ]);
      expect(await actor.do('shmstat', shmid)).toEqual(before);
      expect(await residentBytes(shmid)).toBe(2 * PAGE);
    },
  );

  test.skipIf(!asRoot)('anywhere in four gibibytes, none of which come into memory', async () => {
    const size = 4n * GIBIBYTE;
    const flags = K.IPC_CREAT | K.SHM_NORESERVE | 0o600;
    const shmid = await actor.do('shmget', world.key(), `${size}`, flags);
    const address = await actor.do('shmat', shmid);
    const place = 3n * GIBIBYTE + 12_345n;
    await actor.do('touch', at(address, place), 5, 0x43);
    const object = await collector.sysv(idOf(shmid));
    const offsets = [0n, GIBIBYTE, place - 2n, size - 16n];
    const answers = [];
    for (const offset of offsets) answers.push(given(await ask(object, `${offset}`, 16)));
    const hole = given(await ask(object, `${2n * GIBIBYTE}`, 65536));
    expect(hole.holes).toEqual([[0, 65536]]);
    expect(await residentBytes(shmid)).toBe(PAGE);
    // The process itself has what it looks at brought into memory.
    for (const [index, offset] of offsets.entries()) {
      const own = await actor.do('peek', at(address, offset), 16);
      expect(answers[index] && hex(answers[index])).toBe(own);
    }
    await actor.do('shmremove', shmid);
    await actor.do('shmdt', address);
  });

  test('the end is the end', async () => {
    const { shmid, expected } = await sparse();
    const object = await collector.sysv(idOf(shmid));
    const last = given(await ask(object, `${4 * PAGE - 10}`, 100, true));
    expect(hex(last)).toBe(expected.slice(-20));
    expect(hex(given(await ask(object, `${4 * PAGE}`, 100, true)))).toBe('');
    expect(hex(given(await ask(object, `${2n ** 63n - 1n}`, 100, true)))).toBe('');
  });

  test('where nobody has it attached it is attached, but not without being told to', async () => {
    const { shmid, address, expected } = await sparse();
    await actor.do('shmdt', address);
    const object = await collector.sysv(idOf(shmid));
    const before = await actor.do('shmstat', shmid);
    expect(await ask(object, '0', PAGE)).toMatchObject({ ok: false, why: 'attach' });
    expect(await actor.do('shmstat', shmid)).toEqual(before);
    const answer = given(await ask(object, '100', 4 * PAGE, true));
    expect(answer.way).toEqual({ by: 'attach' });
    expect(hex(answer)).toBe(expected.slice(200));
    expect(answer.holes).toEqual([
      [0, PAGE - 100],
      [2 * PAGE - 100, 3 * PAGE - 100],
    ]);
    // The attach shows, and is over.
    const after = await actor.do('shmstat', shmid);
    expect(after).toMatchObject({ attaches: 0, lastOperator: collector.process.pid });
    expect(after.attachedAt).toBeGreaterThanOrEqual(before.attachedAt);
    expect(await residentBytes(shmid)).toBe(2 * PAGE);
  });

  test.skipIf(!asRoot)('one that would go with our detach is not attached', async () => {
    const owner = await world.actorInNew();
    await owner.do('sysctl', 'shm_rmid_forced', 1);
    const shmid = await owner.do('shmget', 5, PAGE, K.IPC_CREAT | 0o600);
    const object = await collector.sysv(`${owner.ipc}/shm/${shmid}`);
    const answer = await ask(object, '0', PAGE, true);
    expect(answer).toMatchObject({ ok: false, why: 'failed' });
    expect(answer).toHaveProperty('reason', expect.stringContaining('shm_rmid_forced'));
    expect(await owner.do('shmstat', shmid)).toMatchObject({ attaches: 0 });
  });

  test.skipIf(!asRoot)('another with its number is told as another', async () => {
    const { shmid, address } = await sparse();
    const object = await collector.sysv(idOf(shmid));
    await actor.do('shmremove', shmid);
    await actor.do('shmdt', address);
    await actor.do('sysctl', 'shm_next_id', shmid);
    const flags = K.IPC_CREAT | 0o600;
    expect(await actor.do('shmget', world.key(), 4 * PAGE, flags)).toBe(shmid);
    expect(await ask(object, '0', PAGE, true)).toMatchObject({ ok: false, why: 'replaced' });
  });

  async function residentBytes(shmid: number): Promise<number> {
    const { objects } = await collector.fresh();
    const object = objects.find(({ id }) => id === idOf(shmid));
    return object?.kind === 'shm' ? Number(object.residentBytes) : -1;
  }
});

function at(address: string, offset: bigint): string {
  return `0x${(BigInt(address) + offset).toString(16)}`;
}

function given(answer: BytesAnswer | Refusal): BytesAnswer {
  if (!answer.ok) throw new Error(answer.reason);
  return answer;
}

function hex({ data }: BytesAnswer): string {
  return Buffer.from(data, 'base64').toString('hex');
}
