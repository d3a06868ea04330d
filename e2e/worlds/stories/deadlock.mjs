import * as K from '../actor/constants.mjs';
import { named } from './story.mjs';

const MAKE = K.IPC_CREAT | 0o660;

/**
 * Two who each hold what the other waits for, a reader of an empty queue, and a
 * segment that nobody is left to use.
 *
 * @type {import('./story.mjs').Story}
 */
export const deadlock = {
  name: 'deadlock',
  async open(world) {
    const left = await named(await world.actorInNew(), 'left');
    const right = await named(await world.actorWith(left), 'right');
    const fork = await left.do('semget', 0x1f, 1, MAKE);
    const knife = await left.do('semget', 0x2f, 1, MAKE);
    for (const one of [fork, knife]) await left.do('semop', one, [[0, 1]]);
    await left.do('semop', fork, [[0, -1]]);
    await right.do('semop', knife, [[0, -1]]);
    left.do('semop', knife, [[0, -1]]).catch(() => {});
    right.do('semop', fork, [[0, -1]]).catch(() => {});

    const waiter = await named(await world.actorWith(left), 'waiter');
    const orders = await waiter.do('msgget', 0x3f, MAKE);
    waiter.do('msgrcv', orders).catch(() => {});
    const gone = await named(await world.actorWith(left), 'gone');
    await gone.do('shmget', 0x4f, 1024 * 1024, MAKE);
    await gone.end();
  },
};
