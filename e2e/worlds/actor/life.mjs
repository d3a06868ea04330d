import { spawn } from 'node:child_process';
import { closeSync, openSync, readlinkSync, writeFileSync } from 'node:fs';
import { CLONE_NEWIPC } from './constants.mjs';
import { checked, cString, libc } from './libc.mjs';

/** @typedef {import('./libc.mjs').Bytes} Bytes */

const c = {
  prctl: libc.func('int prctl(int operation, ...)'),
  unshare: libc.func('int unshare(int flags)'),
  setns: libc.func('int setns(int fd, int type)'),
  setgroups: libc.func('int setgroups(size_t count, const void *groups)'),
  setgid: libc.func('int setgid(unsigned int gid)'),
  setuid: libc.func('int setuid(unsigned int uid)'),
  umask: libc.func('unsigned int umask(unsigned int mask)'),
};

const PR_SET_PDEATHSIG = 1;
const PR_SET_NAME = 15;
const SIGKILL = 9;

/**
 * Ends this process with the thread that started it. A change of credentials
 * takes it back (prctl(2)), so it is asked for again after each.
 */
export function dieWithParent() {
  checked('prctl', c.prctl(PR_SET_PDEATHSIG, 'unsigned long', SIGKILL));
}

/** The modes that a test asks for are the modes that it gets. */
export function clearUmask() {
  c.umask(0);
}

/** @param {number} fd */
function enter(fd) {
  checked('setns', c.setns(fd, CLONE_NEWIPC));
}

/**
 * Does something in the IPC namespace of each of these processes, and comes back.
 * @param {number[]} pids
 * @param {() => void} doing
 */
export function inEach(pids, doing) {
  const home = openSync('/proc/thread-self/ns/ipc', 'r');
  try {
    for (const pid of pids) {
      life.setns(pid);
      doing();
    }
  } finally {
    enter(home);
    closeSync(home);
  }
}

/** What an actor does with itself: unshare(2), setns(2), setuid(2), prctl(2), children. */
export const life = {
  /** As the /proc that it sees tells it: the outer one in a new pid namespace. */
  pid: () => Number(readlinkSync('/proc/self')),

  /** Id of the IPC namespace that the main thread is in: `ipc:4026532180`. */
  ipcNamespace: () => readlinkSync('/proc/thread-self/ns/ipc').replace(/[[\]]/g, ''),

  /**
   * Moves the main thread only; what the process has attached stays attached.
   * @param {number} flags
   */
  unshare(flags) {
    checked('unshare', c.unshare(flags));
  },

  /**
   * Joins the IPC namespace of another process.
   * @param {number} pid
   */
  setns(pid) {
    const fd = openSync(`/proc/${pid}/ns/ipc`, 'r');
    try {
      enter(fd);
    } finally {
      closeSync(fd);
    }
  },

  /**
   * @param {number} uid
   * @param {number} gid
   */
  setuid(uid, gid) {
    checked('setgroups', c.setgroups(0, null));
    checked('setgid', c.setgid(gid));
    checked('setuid', c.setuid(uid));
    dieWithParent();
  },

  /**
   * The name of the main thread, 15 bytes.
   * @param {Bytes} name
   */
  rename(name) {
    checked('prctl', c.prctl(PR_SET_NAME, 'const void *', cString(name)));
  },

  /**
   * @param {string} command
   * @param {...string} args
   * @returns {number | undefined} pid
   */
  spawn: (command, ...args) => spawn(command, args, { stdio: 'ignore' }).pid,

  /**
   * Sets `kernel.NAME` of the IPC namespace that the main thread is in. `msg_next_id`
   * and its like are the number that the next object gets, where it is free: the
   * kernel's own way of restoring them (CONFIG_CHECKPOINT_RESTORE).
   * @param {string} name
   * @param {number} value
   */
  sysctl: (name, value) => writeFileSync(`/proc/sys/kernel/${name}`, `${value}`),

  /** @param {number} [code] */
  exit: (code = 0) => process.exit(code),
};
