/** `0x0000162e`, as ipcs(1) prints a key. */
export function keyHex(key: number): string {
  return `0x${(key >>> 0).toString(16).padStart(8, '0')}`;
}

/** `0x162e`: without the padding, where room is scarce. */
export function shortKey(key: number): string {
  return `0x${(key >>> 0).toString(16)}`;
}

/** What the key tells by itself. */
export function keyNote(key: number, markedForRemoval = false): string {
  if (key === 0) {
    return markedForRemoval
      ? 'no key: the kernel took it away when the segment was marked for removal'
      : 'IPC_PRIVATE: no key, so other processes cannot look it up';
  }
  const bits = key >>> 0;
  if (bits >>> 24 === 0) return 'hardly made by ftok(3): its project, the first byte, would be 0';
  const hex = (part: number, digits: number) => `0x${part.toString(16).padStart(digits, '0')}`;
  const project = hex(bits >>> 24, 2);
  const device = hex((bits >>> 16) & 0xff, 2);
  return `if ftok(3) made it: project ${project}, device ${device}, inode ending in ${hex(bits & 0xffff, 4)}`;
}
