import { closeSync, openSync, readSync } from 'node:fs';
import type { BytesAnswer } from '../../model/requests/answer.ts';
import type { BytesQuestion } from '../../model/requests/question.ts';
import { maybe } from '../kernel/files.ts';
import type { Libc } from '../kernel/libc.ts';
import { fileAt } from '../kernel/memory.ts';
import type { Attachment } from '../links/attached.ts';
import type { Calls } from './calls.ts';

/** `linux/fs.h`: whences of lseek(2). */
const SEEK_DATA = 3;
const SEEK_HOLE = 4;

/**
 * Reads a segment's file through a process that has it attached,
 * `/proc/PID/map_files`: no attach, and a part that no memory was given to is
 * passed over by read(2) without giving it any (`shmem_file_read_iter()` in
 * `mm/shmem.c`).
 *
 * Null where no such file may be opened, CAP_SYS_ADMIN or CAP_CHECKPOINT_RESTORE.
 */
export function readMapped(
  libc: Libc,
  calls: Calls,
  { offset, length, object }: BytesQuestion,
  holders: readonly Attachment[],
): BytesAnswer | null {
  const start = BigInt(offset);
  const room = lengthWithin(start, length, BigInt(object.size));
  for (const { pid, mapping, file } of holders) {
    if (file === null) continue;
    const fd = maybe(() => openSync(`/proc/${pid}/map_files/${mapping.range}`, 'r'));
    if (fd === null) continue;
    try {
      // It may have let go since, and have something else in that place.
      if (fileAt(libc, `/proc/self/fd/${fd}`)?.identity !== file.identity) continue;
      const data = Buffer.alloc(room);
      const count = room === 0 ? 0 : readSync(fd, data, 0, room, start);
      return {
        ok: true,
        kind: 'bytes',
        takenAt: Date.now(),
        offset,
        data: data.toString('base64', 0, count),
        holes: holesOf(calls, fd, start, count),
        way: { by: 'process', pid },
      };
    } finally {
      closeSync(fd);
    }
  }
  return null;
}

/** How much there is from an offset on, at most `length`. */
export function lengthWithin(offset: bigint, length: number, size: bigint): number {
  const left = size - offset;
  return left <= 0n ? 0 : left < BigInt(length) ? Number(left) : length;
}

/** Where a part of a file has no pages. */
function holesOf(calls: Calls, fd: number, start: bigint, length: number): [number, number][] {
  const holes: [number, number][] = [];
  for (let at = 0; at < length; ) {
    const data = calls.seek(fd, start + BigInt(at), SEEK_DATA);
    const from = data === null ? length : Math.min(length, Number(data - start));
    if (from > at) holes.push([at, from]);
    if (from >= length) break;
    const hole = calls.seek(fd, start + BigInt(from), SEEK_HOLE);
    at = hole === null ? length : Math.min(length, Number(hole - start));
  }
  return holes;
}
