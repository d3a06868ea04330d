import koffi from 'koffi';

const known = new WeakMap<Buffer, number>();
/** Mostly the one of the last time is meant again: thousands of reads go into one buffer. */
let lastBuffer: Buffer | null = null;
let lastAddress = 0;

/** Where a buffer lies in memory, to pass a place in it as a number; it must be one that is never moved. */
export function addressOf(buffer: Buffer): number {
  if (buffer === lastBuffer) return lastAddress;
  let address = known.get(buffer);
  if (address === undefined) {
    address = Number(koffi.address(buffer));
    known.set(buffer, address);
  }
  lastBuffer = buffer;
  lastAddress = address;
  return address;
}
