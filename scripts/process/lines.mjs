const NEWLINE = 0x0a;

/**
 * Cuts a stream of bytes after its last newline, so that only whole lines are
 * passed on and nothing is decoded on the way.
 *
 * @param {number} limit bytes that a line may have
 * @returns {(chunk: Buffer) => Buffer | null} whole lines, or null where there is none
 * yet; throws where a line is longer than the limit
 */
export function wholeLines(limit) {
  /** @type {Buffer[]} */
  let held = [];
  let size = 0;
  return (chunk) => {
    const end = chunk.lastIndexOf(NEWLINE) + 1;
    if (end === 0) {
      held.push(chunk);
      size += chunk.length;
      if (size > limit) throw new RangeError(`a line is longer than ${limit} bytes`);
      return null;
    }
    const lines = Buffer.concat([...held, chunk.subarray(0, end)]);
    held = end < chunk.length ? [chunk.subarray(end)] : [];
    size = chunk.length - end;
    return lines;
  };
}
