import * as K from '../actor/constants.mjs';
import { NEW_IPC } from '../world.mjs';
import { named } from './story.mjs';

const MAKE = K.IPC_CREAT | 0o640;

/**
 * Three rooms, each made by somebody in the one before, each with the same keys.
 *
 * @type {import('./story.mjs').Story}
 */
export const nested = {
  name: 'nested',
  async open(world) {
    for (const room of await world.hold(NEW_IPC, NEW_IPC, NEW_IPC)) {
      const tenant = await named(await world.actorWith(room), 'tenant');
      const guest = await named(await world.actorWith(room), 'guest');
      const letters = await tenant.do('msgget', 0x77, MAKE);
      await tenant.do('msgsnd', letters, 1, 'here I am');
      const table = await tenant.do('shmget', 0x77, 65536, MAKE);
      await tenant.do('shmat', table);
      await guest.do('shmat', table, K.SHM_RDONLY);
    }
  },
};
