import { constants } from 'node:os';
import { commandName, type Kind, type SystemCall } from './calls.ts';

/** Arguments and results as trace lines hold them: registers in hex, with `0x` or (older kernels) without. */

export function argument(call: SystemCall, kind: Kind, hex: string): number | string {
  switch (kind) {
    case 'int':
      return int(hex);
    case 'command':
      return commandName(call, int(hex));
    case 'long':
      return exact(BigInt.asIntN(64, BigInt(`0x${hex}`)));
    case 'size':
      return exact(BigInt(`0x${hex}`));
    default:
      return `0x${hex}`;
  }
}

// The upper half of a register that holds an int means nothing.
function int(hex: string): number {
  return Number.parseInt(hex.slice(-8), 16) | 0;
}

function exact(value: bigint): number | string {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : `${value}`;
}

/** `include/linux/err.h`: the last page of numbers are errors. */
const MAX_ERRNO = 4095n;

// Of two names for one number the man-pages use the first: EAGAIN, not EWOULDBLOCK.
const NAMES = Object.entries(constants.errno).sort(([one], [other]) => (one > other ? -1 : 1));
const ERRORS = new Map(NAMES.map(([name, number]) => [number, name]));
// include/linux/errno.h: what becomes EINTR, or the same call again, on the way out.
for (const restart of [512, 513, 514, 516]) ERRORS.set(restart, 'EINTR');

/** What a call returned, as its man-page has it. */
export function outcome(
  call: SystemCall,
  hex: string,
): { result: number | string; error: string | null } {
  const value = BigInt.asIntN(64, BigInt(`0x${hex}`));
  if (value < 0n && value >= -MAX_ERRNO) {
    const number = Number(-value);
    return { result: -1, error: ERRORS.get(number) ?? `errno ${number}` };
  }
  return { result: call === 'shmat' ? `0x${hex}` : exact(value), error: null };
}
