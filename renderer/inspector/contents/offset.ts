import type { Integer } from '../../../preload/contract.ts';
import { number } from '../../texts/numbers.ts';

/** A place in a segment as a person types it: `4096`, `4,096`, `0x1000`. */
export function parseOffset(typed: string, size: Integer): { offset: bigint } | { wrong: string } {
  const last = BigInt(size) - 1n;
  const plain = typed
    .trim()
    .replace(/[\s,_]/g, '')
    .toLowerCase();
  if (!/^(?:\d+|0x[0-9a-f]+)$/.test(plain)) {
    return { wrong: 'Type a number such as 4096, or 0x1000.' };
  }
  const offset = BigInt(plain);
  if (offset > last) return { wrong: `The last byte is ${number(`${last}`)}.` };
  return { offset };
}

/** Where the page of so many bytes that holds this place begins. */
export function pageOf(offset: bigint, page: number): bigint {
  return offset - (offset % BigInt(page));
}

/** As many hex digits as the largest offset needs, four at least. */
export function digitsFor(size: Integer): number {
  const last = BigInt(size) - 1n;
  return Math.max(4, (last < 0n ? 0n : last).toString(16).length);
}
