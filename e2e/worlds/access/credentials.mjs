import koffi from 'koffi';
import { CallFailed, libc } from '../actor/libc.mjs';

/**
 * Credentials of the main thread alone. glibc's functions would change them in all
 * threads; the system calls themselves change the caller's, which is all that an
 * IPC call asks. Real and saved ids stay those of root, so that everything can be
 * taken back.
 */

/**
 * Ids as they are in the process's own user namespace; null: left as it is.
 * @typedef {object} Wanted
 * @property {number} euid
 * @property {number} egid
 * @property {number} fsuid
 * @property {number} fsgid
 * @property {number[] | null} groups
 * @property {readonly number[]} capabilities - numbers of those that are to be effective
 */

const syscall = libc.func('syscall', 'long', ['long', 'intptr_t', 'intptr_t', 'intptr_t']);
const withBuffers = libc.func('syscall', 'long', ['long', 'void *', 'void *']);
const withGroups = libc.func('syscall', 'long', ['long', 'size_t', 'void *']);

// asm/unistd_64.h, asm-generic/unistd.h
const NUMBERS = {
  x64: {
    capget: 125,
    capset: 126,
    setgroups: 116,
    setresuid: 117,
    setresgid: 119,
    setfsuid: 122,
    setfsgid: 123,
  },
  arm64: {
    capget: 90,
    capset: 91,
    setgroups: 159,
    setresuid: 147,
    setresgid: 149,
    setfsuid: 151,
    setfsgid: 152,
  },
};
const SYS = NUMBERS[/** @type {keyof typeof NUMBERS} */ (process.arch)];
if (SYS === undefined) throw new Error(`no numbers of system calls for ${process.arch}`);

const UNCHANGED = -1;

/** @type {readonly number[]} */
const initialGroups = process.getgroups?.() ?? [];
const permitted = capabilities().permitted;

/** @param {Wanted} wanted */
export function become({ euid, egid, fsuid, fsgid, groups, capabilities: effective }) {
  if (groups !== null) setgroups(groups);
  checked('setresgid', syscall(SYS.setresgid, UNCHANGED, egid, UNCHANGED));
  checked('setresuid', syscall(SYS.setresuid, UNCHANGED, euid, UNCHANGED));
  // Leaving uid 0 took the effective ones, which the next calls need.
  raise(permitted);
  // Both answer with the id before; whether they did it is seen in /proc.
  syscall(SYS.setfsgid, fsgid, 0, 0);
  syscall(SYS.setfsuid, fsuid, 0, 0);
  raise(effective.reduce((set, number) => set | (1n << BigInt(number)), 0n) & permitted);
}

/** Back to what it began with. */
export function resume() {
  raise(permitted);
  checked('setresuid', syscall(SYS.setresuid, UNCHANGED, 0, UNCHANGED));
  checked('setresgid', syscall(SYS.setresgid, UNCHANGED, 0, UNCHANGED));
  raise(permitted);
  // May be forbidden in a user namespace; then they have never changed.
  withGroups(SYS.setgroups, initialGroups.length, Uint32Array.from(initialGroups));
}

/**
 * Does something with these effective ids, and comes back.
 * @template Result
 * @param {number} euid
 * @param {number} egid
 * @param {() => Result} doing
 * @returns {Result}
 */
export function as(euid, egid, doing) {
  checked('setresgid', syscall(SYS.setresgid, UNCHANGED, egid, UNCHANGED));
  checked('setresuid', syscall(SYS.setresuid, UNCHANGED, euid, UNCHANGED));
  try {
    return doing();
  } finally {
    resume();
  }
}

/** @param {readonly number[]} groups */
function setgroups(groups) {
  checked('setgroups', withGroups(SYS.setgroups, groups.length, Uint32Array.from(groups)));
}

/** capget(2) with version 3: two halves of effective, permitted, inheritable. */
function capabilities() {
  const data = new Uint32Array(6);
  checked('capget', withBuffers(SYS.capget, header(), data));
  const [low = 0, lowPermitted = 0, , high = 0, highPermitted = 0] = data;
  return {
    effective: (BigInt(high) << 32n) | BigInt(low),
    permitted: (BigInt(highPermitted) << 32n) | BigInt(lowPermitted),
  };
}

/** @param {bigint} effective */
function raise(effective) {
  const [low, high] = halves(effective);
  const [lowPermitted, highPermitted] = halves(permitted);
  const data = Uint32Array.of(low, lowPermitted, 0, high, highPermitted, 0);
  checked('capset', withBuffers(SYS.capset, header(), data));
}

/**
 * @param {bigint} set
 * @returns {[number, number]}
 */
function halves(set) {
  return [Number(set & 0xffffffffn), Number(set >> 32n)];
}

function header() {
  return Uint32Array.of(0x20080522, 0);
}

/**
 * @param {string} call
 * @param {number} result
 */
function checked(call, result) {
  if (Number(result) === -1) throw new CallFailed(call, koffi.errno());
}
