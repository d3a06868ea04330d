import * as K from './actor/constants.mjs';
import { NEW_IPC, NEW_USER_AND_IPC } from './world.mjs';

const MAKE = K.IPC_CREAT | 0o640;

/**
 * A world worth a picture: a shop whose three processes share a queue, a segment,
 * a semaphore set and a POSIX queue, one of them waiting; three rooms, one inside
 * the other, each with the same keys; and a second shop that believes it is alone.
 *
 * @param {import('./world.mjs').World} world
 */
export async function openShop(world) {
  const shop = await world.actorInNew();
  const till = await world.actorWith(shop);
  const clerk = await world.actorWith(shop);
  await Promise.all([
    shop.do('rename', 'shop'),
    till.do('rename', 'till'),
    clerk.do('rename', 'clerk'),
  ]);
  const orders = await shop.do('msgget', 0x5151, MAKE);
  for (const text of ['taken', 'two coffees', 'x'.repeat(4000)]) {
    await till.do('msgsnd', orders, 1, text);
  }
  await clerk.do('msgrcv', orders);
  const prices = await shop.do('shmget', 0xcafe, 3 * 1024 * 1024, MAKE);
  await shop.do('shmat', prices);
  await till.do('shmat', prices, K.SHM_RDONLY);
  await clerk.do('shmat', prices);
  const turns = await shop.do('semget', 0xbeef, 3, MAKE);
  await shop.do('semop', turns, [[0, 1]]);
  clerk.do('semop', turns, [[1, -1]]).catch(() => {});
  const receipts = await shop.do('mq_open', '/receipts', K.O_CREAT | K.O_RDWR, 0o644);
  await shop.do('mq_send', receipts, 'paid');
  await till.do('mq_open', '/receipts', K.O_RDONLY);

  const rooms = await world.hold(NEW_IPC, NEW_IPC, NEW_IPC);
  for (const room of rooms) {
    const tenant = await world.actorWith(room);
    await tenant.do('rename', 'tenant');
    await tenant.do('msgget', 0x77, MAKE);
    await tenant.do('shmat', await tenant.do('shmget', 0x77, 65536, MAKE));
  }

  const other = await world.actor(NEW_USER_AND_IPC);
  await other.do('rename', 'shop');
  await other.do('shmat', await other.do('shmget', 0xcafe, 1024 * 1024, MAKE));
}
