import type { IpcObject } from '../../model/snapshot.ts';
import type { Trouble } from '../entering/content.ts';
import { attempt } from '../kernel/files.ts';
import type { Libc } from '../kernel/libc.ts';
import { readSemaphores } from './read.ts';

/**
 * Reads the semaphores of all sets among the objects of the IPC namespace that the
 * thread is in. Tells of those that may not be read.
 */
export function fillSemaphores(libc: Libc, objects: readonly IpcObject[]): Trouble[] {
  const refused: number[] = [];
  for (const object of objects) {
    if (object.kind !== 'sem') continue;
    const answer = attempt(() => readSemaphores(libc, object.sysvId, object.count));
    if ('value' in answer) object.semaphores = answer.value;
    // A set that was removed since it was listed is no trouble.
    else if (answer.refusal === 'refused') refused.push(object.sysvId);
  }
  if (refused.length === 0) return [];
  const sets = refused.length === 1 ? 'semaphore set' : 'semaphore sets';
  return [
    {
      what: `Values of ${sets} ${refused.join(', ')}: no read permission`,
      remedy: 'start with sudo',
    },
  ];
}
