import type { BytesAnswer, Refusal } from '../../model/requests/answer.ts';
import type { BytesQuestion } from '../../model/requests/question.ts';
import type { SharedMemory } from '../../model/snapshot.ts';
import { maybe, readShort } from '../kernel/files.ts';
import type { Calls } from './calls.ts';
import { lengthWithin } from './mapped.ts';
import { failed, refusalOf } from './refusals.ts';

/**
 * Reads a segment of the namespace that the thread is in by attaching it read-only
 * for a moment, shmat(2). That shows: `nattch` while it lasts, and from then on the
 * times of attach and detach and the last operator. So it is done where it was
 * allowed, only.
 */
export function readAttached(
  calls: Calls,
  segment: SharedMemory,
  { attach, offset, length }: BytesQuestion,
): BytesAnswer | Refusal {
  const dangerous = whyNotAttach();
  if (dangerous !== null) return dangerous;
  if (!attach) {
    return {
      ok: false,
      why: 'attach',
      reason: 'It can be read only by attaching it for a moment',
      remedy: null,
    };
  }
  const start = BigInt(offset);
  const count = lengthWithin(start, length, BigInt(segment.bytes));
  let address: bigint;
  try {
    address = calls.attach(segment.sysvId);
  } catch (error) {
    return refusalOf(error);
  }
  try {
    const { data, holes } = readPages(calls, address, start, count, `${segment.swappedBytes}`);
    return {
      ok: true,
      kind: 'bytes',
      takenAt: Date.now(),
      offset,
      data: data.toString('base64'),
      holes,
      way: { by: 'attach' },
    };
  } catch (error) {
    return refusalOf(error);
  } finally {
    calls.detach(address);
  }
}

/**
 * Page by page, but not those without memory: reading one would give it some
 * (`shmem_fault()`). Where a part of the segment is swapped out the two cannot be
 * told from one another, and all are read.
 */
function readPages(
  calls: Calls,
  address: bigint,
  start: bigint,
  count: number,
  swappedBytes: string,
): { data: Buffer; holes: [number, number][] } {
  const data = Buffer.alloc(count);
  const holes: [number, number][] = [];
  if (count === 0) return { data, holes };
  const page = calls.pageSize;
  const before = Number(start % BigInt(page));
  const first = address + start - BigInt(before);
  const resident = calls.resident(first, Math.ceil((before + count) / page));
  for (const [number, present] of resident.entries()) {
    const from = Math.max(0, number * page - before);
    const to = Math.min(count, (number + 1) * page - before);
    if (present || swappedBytes !== '0') {
      calls.readMemory(address + start + BigInt(from), data.subarray(from, to));
      continue;
    }
    const last = holes.at(-1);
    if (last?.[1] === from) last[1] = to;
    else holes.push([from, to]);
  }
  return { data, holes };
}

/** Where a segment goes with its last detach, whoever asked for that, ours would end it. */
function whyNotAttach(): Refusal | null {
  const forced = maybe(() => readShort('/proc/sys/kernel/shm_rmid_forced'))?.trim();
  switch (forced) {
    case '0':
      return null;
    case undefined:
      return failed(
        'Attaching it might destroy it: whether kernel.shm_rmid_forced is set there could not be read',
      );
    default:
      return failed(
        'Attaching it would destroy it: kernel.shm_rmid_forced is set there, which removes a segment with its last detach',
        'set kernel.shm_rmid_forced to 0 there',
      );
  }
}
