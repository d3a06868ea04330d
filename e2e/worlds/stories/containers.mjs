import * as K from '../actor/constants.mjs';
import { named } from './story.mjs';

const MIB = 1024 * 1024;

/**
 * Three containers: a database and its reports share a segment, as with
 * `docker run --ipc container:…`; a shop is by itself.
 *
 * @type {import('./story.mjs').Story}
 */
export const containers = {
  name: 'containers',
  async open(world, cgroups) {
    const database = await named(await world.actorInNew(), 'postgres');
    const worker = await named(await world.actorWith(database), 'postgres');
    const reports = await named(await world.actorWith(database), 'reports');
    const shop = await named(await world.actorInNew(), 'shop');
    const till = await named(await world.actorWith(shop), 'till');

    const cache = await database.do('shmget', 0x52e2c1, 128 * MIB, K.IPC_CREAT | 0o640);
    for (const one of [database, worker]) await one.do('shmat', cache);
    await reports.do('shmat', cache, K.SHM_RDONLY);
    const turns = await database.do('semget', 0x52e2c2, 4, K.IPC_CREAT | 0o640);
    await worker.do('semop', turns, [[0, 1]]);

    const orders = await shop.do('msgget', 0x5151, K.IPC_CREAT | 0o640);
    for (const text of ['two coffees', 'a tea', 'x'.repeat(5000)]) {
      await till.do('msgsnd', orders, 1, text);
    }
    await shop.do('msgrcv', orders);
    await shop.do('mq_open', '/receipts', K.O_CREAT | K.O_RDWR, 0o640);

    for (const [letter, members] of /** @type {const} */ ([
      ['a', [database, worker]],
      ['b', [reports]],
      ['c', [shop, till]],
    ])) {
      for (const { pid } of members) cgroups.put(pid, `docker/${letter.repeat(64)}`);
    }
  },
};
