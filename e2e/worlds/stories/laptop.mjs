import * as K from '../actor/constants.mjs';
import { named } from './story.mjs';

const PERSON = 1000;
const DATABASE = 70;
const MIB = 1024 * 1024;

/**
 * An idle laptop: one room, mostly quiet, with what a desktop and a database keep.
 *
 * @type {import('./story.mjs').Story}
 */
export const laptop = {
  name: 'laptop',
  async open(world) {
    const server = await named(await world.actor(), 'Xorg');
    const browser = await named(await world.actor(), 'firefox');
    const player = await named(await world.actor(), 'mpv');
    for (const [client, size] of /** @type {const} */ ([
      [browser, 4 * MIB],
      [player, 8 * MIB],
    ])) {
      const shared = await client.do('shmget', world.key(), size, K.IPC_CREAT | 0o600);
      await client.do('shmat', shared);
      await server.do('shmat', shared);
    }
    await browser.do('setuid', PERSON, PERSON);
    await player.do('setuid', PERSON, PERSON);

    const database = await named(await world.actor(), 'postgres');
    const writer = await named(await world.actor(), 'postgres');
    for (const one of [database, writer]) await one.do('setuid', DATABASE, DATABASE);
    const lock = await database.do('shmget', world.key(), 56, K.IPC_CREAT | 0o600);
    for (const one of [database, writer]) await one.do('shmat', lock);
    const turns = await database.do('semget', world.key(), 17, K.IPC_CREAT | 0o600);
    await database.do('semop', turns, [[16, 1]]);

    const sound = await named(await world.actor(), 'pipewire');
    await sound.do('setuid', PERSON, PERSON);
    await sound.do('mq_open', world.queueName(), K.O_CREAT | K.O_RDWR, 0o600);
    await world.sleepers(40);
  },
};
