import { randomInt } from 'node:crypto';
import { readlinkSync } from 'node:fs';
import { Actor } from './actor.mjs';
import { Keeper } from './keeper.mjs';

/**
 * A process that lives in a namespace and does nothing else.
 * @typedef {object} Holder
 * @property {number} pid
 * @property {string} ipc - id of its IPC namespace, `ipc:4026532180`
 */

/** The command that makes an IPC namespace. */
export const NEW_IPC = 'unshare --ipc --';
/** The same for somebody without privileges. */
export const NEW_USER_AND_IPC = 'unshare --user --map-root-user --ipc --';

/**
 * Real namespaces with real objects, for as long as it is wanted.
 *
 * All goes with `dispose()`, and also when this process is killed: actors die
 * with their parent, the keeper ends the rest. Objects made in a namespace of
 * the world go with it; those made in the namespace that we live in must have a
 * `key()` or `queueName()` from here, by which the keeper finds and removes them.
 */
export class World {
  #keeper = new Keeper();
  /** @type {Actor[]} */
  #actors = [];

  /**
   * An actor, in the namespace that we live in unless `through` leads elsewhere.
   * @param {string | string[]} [through] - a command that runs what follows it
   * @param {string} [script] - a copy of `actor/index.mjs` that others may read
   */
  async actor(through = [], script) {
    const prefix = typeof through === 'string' ? through.split(' ') : through;
    const actor = await Actor.start(prefix, script);
    this.#actors.push(actor);
    return actor;
  }

  /** An actor in an IPC namespace of its own. */
  actorInNew() {
    return this.actor(NEW_IPC);
  }

  /**
   * An actor in the IPC namespace of another process.
   * @param {{ pid: number }} member
   */
  actorWith(member) {
    return this.actor(['nsenter', '-t', String(member.pid), '--ipc', '--']);
  }

  /**
   * Namespaces one inside the other, each with one process that was started by
   * the process of the one before.
   * @param {...string} levels - commands such as `NEW_IPC`
   * @returns {Promise<Holder[]>} from the outermost to the innermost
   */
  async hold(...levels) {
    const pids = await this.#keeper.ask('hold', levels, levels.length);
    return pids.map(holder);
  }

  /**
   * @param {number} namespaces
   * @param {number} processes - in each, at least 1
   * @returns {Promise<Holder[]>} the first process of each
   */
  async crowd(namespaces, processes) {
    if (namespaces === 0) return [];
    const numbers = [String(namespaces), String(processes)];
    const all = namespaces * processes;
    return (await this.#keeper.ask('crowd', numbers, namespaces, all)).map(holder);
  }

  /**
   * IPC namespaces with one process each that holds an object of each kind (`tenant.pl`).
   * @param {number} count
   * @returns {Promise<Holder[]>} the process of each
   */
  async tenants(count) {
    if (count === 0) return [];
    return (await this.#keeper.ask('tenants', [String(count)], count)).map(holder);
  }

  /**
   * Processes here that do nothing.
   * @param {number} count
   */
  async sleepers(count) {
    await this.#keeper.ask('sleepers', [String(count)], 1, count);
  }

  /**
   * A process of the world, here.
   * @param {...string} command
   * @returns {Promise<number>} pid
   */
  async run(...command) {
    const [pid] = await this.#keeper.ask('run', command, 1);
    if (pid === undefined) throw new Error('no pid');
    return pid;
  }

  /**
   * A process that has the pid of one that ended, where the system lets us choose.
   * @param {number} pid
   * @returns {Promise<boolean>} whether it came about
   */
  async reborn(pid) {
    return (await this.#keeper.ask('reborn', [String(pid)], 1))[0] === pid;
  }

  /** A key that nobody uses, removed with the world wherever it was used here. */
  key() {
    const key = randomInt(0x10000000, 0x7fffffff);
    this.#keeper.tell('own_key', String(key));
    return key;
  }

  /** A queue's name that nobody uses, removed likewise. */
  queueName() {
    const name = `/ipcscope-${randomInt(2 ** 40).toString(36)}`;
    this.#keeper.tell('own_queue', name);
    return name;
  }

  /** Ends every process and removes every object of this world. */
  async dispose() {
    await Promise.all(this.#actors.map((actor) => actor.end()));
    await this.#keeper.end();
  }
}

/** @param {number} pid */
function holder(pid) {
  return { pid, ipc: ipcOf(pid) };
}

/**
 * Id of the IPC namespace of a process: `ipc:4026532180`.
 * @param {number | 'self'} pid
 */
export function ipcOf(pid) {
  return readlinkSync(`/proc/${pid}/ns/ipc`).replace(/[[\]]/g, '');
}
