import * as K from '../../e2e/worlds/actor/constants.mjs';
import { World } from '../../e2e/worlds/world.mjs';

/**
 * A world to measure in.
 * @typedef {object} Setting
 * @property {World} world
 * @property {number} scale
 * @property {import('../../e2e/worlds/world.mjs').Holder[]} holders - the first process of each IPC namespace
 * @property {string} words - what is in it
 */

const NAMESPACES = 200;
const PROCESSES = 2000;
const PROCESSES_IN_EACH = 5;
/** Processes that have a segment attached and a queue open, so that there are links to find. */
const USERS = 4;

/**
 * @param {number} scale
 * @param {(line: string) => void} say
 * @returns {Promise<Setting>} the caller disposes of its world
 */
export async function furnish(scale, say) {
  const world = new World();
  try {
    const namespaces = Math.max(1, Math.round(NAMESPACES * scale));
    const processes = Math.max(
      namespaces * PROCESSES_IN_EACH,
      Math.round(PROCESSES * scale) - USERS,
    );
    const begun = Date.now();
    const holders = await world.crowd(namespaces, PROCESSES_IN_EACH);
    await world.sleepers(processes - namespaces * PROCESSES_IN_EACH);
    const maker = await world.actor();
    const pids = holders.map(({ pid }) => pid);
    const half = Math.ceil(pids.length / 2);
    await maker.do('furnish', pids.slice(0, half), 1);
    if (half < pids.length) await maker.do('furnish', pids.slice(half), 0);
    await maker.end();
    for (const holder of holders.slice(0, USERS)) await moveIn(world, holder);
    const words = [
      `${namespaces} IPC namespaces`,
      `${3 * namespaces} System V objects`,
      `${half} POSIX queues`,
      `${processes + USERS} processes`,
    ].join(', ');
    say(`Made ${words} in ${((Date.now() - begun) / 1000).toFixed(1)} s`);
    return { world, scale, holders, words };
  } catch (error) {
    await world.dispose();
    throw error;
  }
}

/**
 * @param {World} world
 * @param {import('../../e2e/worlds/world.mjs').Holder} holder
 */
async function moveIn(world, holder) {
  const user = await world.actorWith(holder);
  // The first segment of a namespace has id 0.
  await user.do('shmat', 0);
  await user.do('mq_open', '/crowd-0', K.O_RDWR);
}
