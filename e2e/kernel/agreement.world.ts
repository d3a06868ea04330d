import * as K from '../worlds/actor/constants.mjs';
import type { Actor } from '../worlds/actor.mjs';
import { type Holder, NEW_USER_AND_IPC, type World } from '../worlds/world.mjs';

/** Queue names that shells, terminals and JSON would rather not see; bytes as hex. */
export const NAMES = ['/plain', '/two words', '/line\nbreak', '/\u001b[31mred', '/100%', '/ütf'];
export const NO_TEXT = { hex: '2fff0afe' };

const MODES = [0o600, 0o640, 0o666, 0o444, 0o000, 0o755];
const OWNERS = [0, 1, 65534, 70_000];

/** Twenty namespaces with objects of all four kinds, no two alike. */
export async function makeTwenty(world: World): Promise<Holder[]> {
  const holders = [
    ...(await world.crowd(14, 2)),
    ...(await world.hold('unshare --ipc --', 'unshare --ipc --', 'unshare --ipc --')),
    ...(await world.hold('unshare --ipc --pid --uts --fork --kill-child --')),
    ...(await world.hold('unshare --ipc --net --mount --cgroup --time --fork --kill-child --')),
    ...(await world.hold(NEW_USER_AND_IPC)),
  ];
  const visitor = await world.actor();
  for (const [index, holder] of holders.entries()) {
    await visitor.do('setns', holder.pid);
    await fill(visitor, index);
  }
  const residents = await Promise.all(holders.slice(0, 3).map((holder) => world.actorWith(holder)));
  for (const resident of residents) await use(resident);
  return holders;
}

async function fill(actor: Actor, index: number): Promise<void> {
  const pick = <Item>(items: readonly Item[], offset: number): Item =>
    items[(index + offset) % items.length] as Item;
  const owner = { uid: pick(OWNERS, 1), gid: pick(OWNERS, 2), mode: pick(MODES, 3) };
  // A negative key, a positive one and IPC_PRIVATE.
  const keys = [0x80000000 + index * 7919 - 2 ** 32, 1000 + index, K.IPC_PRIVATE];
  for (const [number, key] of keys.entries()) {
    const flags = K.IPC_CREAT | pick(MODES, number);
    const queue = await actor.do('msgget', key, flags);
    if (number === 0) {
      for (let message = 0; message < index; message += 1) {
        await actor.do('msgsnd', queue, 1 + message, 'x'.repeat(17 * message));
      }
      if (index % 2 === 1) await actor.do('msgrcv', queue);
      await actor.do('msgset', queue, owner);
    }
    const set = await actor.do('semget', key, 1 + index * 3, flags);
    if (number === 1) await actor.do('semop', set, [[index, index]]);
    if (number === 2) await actor.do('semset', set, owner);
    const size = number === 2 && index % 4 === 0 ? `${2n ** 62n}` : 5000 * (index + 1);
    const segment = await actor.do('shmget', key, size, flags | K.SHM_NORESERVE);
    if (number === 0) {
      const address = await actor.do('shmat', segment);
      await actor.do('touch', address, 4096 * (1 + (index % 3)) - 100);
      await actor.do('shmdt', address);
      if (index % 5 === 0) await actor.do('shmctl', segment, K.SHM_LOCK);
      await actor.do('shmset', segment, owner);
    }
  }
  // A hole in the row of ids.
  await actor.do('msgremove', await actor.do('msgget', 77, K.IPC_CREAT));
  await actor.do('msgget', 78, K.IPC_CREAT | 0o600);
  const create = K.O_CREAT | K.O_RDWR;
  const queue = await actor.do('mq_open', pick(NAMES, 0), create, pick(MODES, 1));
  for (let message = 0; message < index % 5; message += 1) {
    await actor.do('mq_send', queue, 'y'.repeat(20), message);
  }
  await actor.do('mq_close', queue);
  if (index % 3 === 0) {
    await actor.do('mq_close', await actor.do('mq_open', NO_TEXT, create, 0o640));
  }
}

/** Attaches that stay, one of them of a segment that is already removed. */
async function use(actor: Actor): Promise<void> {
  const segment = await actor.do('shmget', 4711, 65536, K.IPC_CREAT | 0o600);
  await actor.do('shmat', segment);
  await actor.do('shmat', segment, K.SHM_RDONLY);
  await actor.do('shmremove', segment);
  const queue = await actor.do('mq_open', '/told', K.O_CREAT | K.O_RDWR, 0o600);
  await actor.do('mq_notify', queue, 10);
}
