import os from 'node:os';
import koffi from 'koffi';

/**
 * The C library as an actor calls it: one function for each call, bound when it
 * is first needed. All act on the calling thread, as the actor's main thread.
 */
export const libc = koffi.load('libc.so.6');

/** A call that failed, with the name of its errno: `EIDRM`. */
export class CallFailed extends Error {
  /**
   * @param {string} call
   * @param {number} number
   */
  constructor(call, number) {
    const names = Object.entries(os.constants.errno);
    const code = names.find(([, value]) => value === number)?.[0] ?? `errno ${number}`;
    super(`${call}: ${code}`);
    this.code = code;
  }
}

/**
 * @template {number | bigint} Value
 * @param {string} call
 * @param {Value} value - what the call returned; -1 where it failed
 * @returns {Value}
 */
export function checked(call, value) {
  if (value === -1 || value === -1n) throw new CallFailed(call, koffi.errno());
  return value;
}

/**
 * Text, or the bytes that are no text, for names that the kernel does not restrict.
 * @typedef {string | { hex: string }} Bytes
 */

/**
 * @param {Bytes} value
 * @returns {Buffer}
 */
export function bytesOf(value) {
  return typeof value === 'string' ? Buffer.from(value) : Buffer.from(value.hex, 'hex');
}

/**
 * As C takes it, with its zero.
 * @param {Bytes} value
 */
export function cString(value) {
  return Buffer.concat([bytesOf(value), Buffer.of(0)]);
}
