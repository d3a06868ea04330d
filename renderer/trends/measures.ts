import type { IpcObject } from '../../preload/contract.ts';

/** What is followed over time. */
export const MEASURES = ['messages', 'bytes', 'attaches', 'resident', 'sum', 'waits'] as const;
export type Measure = (typeof MEASURES)[number];

/**
 * The values of an object now; without those that its kind has not or that were not
 * read. `blocked`: how many threads were seen to wait in a call on it.
 */
export function valuesOf(object: IpcObject, blocked: number): Partial<Record<Measure, number>> {
  const values: Partial<Record<Measure, number>> = {};
  const read = (field: string) => !object.unknown?.includes(field);
  switch (object.kind) {
    case 'msg':
      if (read('messages')) values.messages = object.messages;
      if (read('bytes')) values.bytes = object.bytes;
      values.waits = blocked;
      break;
    case 'mqueue':
      if (read('bytes')) values.bytes = object.bytes;
      values.waits = blocked;
      break;
    case 'shm':
      if (read('attaches')) values.attaches = object.attaches;
      if (read('residentBytes')) values.resident = Number(object.residentBytes);
      break;
    case 'sem':
      // The kernel counts those itself, semncnt and semzcnt of semctl(2).
      if (object.semaphores === null || !read('semaphores')) values.waits = blocked;
      else {
        values.sum = object.semaphores.reduce((sum, { value }) => sum + value, 0);
        values.waits = object.semaphores.reduce(
          (sum, { waitingToRise, waitingForZero }) => sum + waitingToRise + waitingForZero,
          0,
        );
      }
  }
  return values;
}
