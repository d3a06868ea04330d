import type { Refusal, RemoveAnswer } from '../../model/requests/answer.ts';
import type { Identity } from '../../model/requests/identity.ts';
import type { IdMaps } from '../namespaces/idmap.ts';
import type { Calls } from './calls.ts';
import { foundAs, isRefusal } from './found.ts';
import { nameOf, withQueue } from './queue.ts';
import { refusalOf, refused } from './refusals.ts';

const REMOVED: RemoveAnswer = { ok: true, kind: 'remove', outcome: 'removed' };

/**
 * Removes an object of the namespace that the thread is in: IPC_RMID, mq_unlink(3).
 * It is looked at and removed in two calls with nothing between; the kernel has no
 * one call for both, and gives a number out again only after thousands of others
 * (`ipc_idr_alloc()` in `ipc/util.c`).
 */
export function remove(calls: Calls, shown: Identity, maps: IdMaps): RemoveAnswer | Refusal {
  if (shown.kind === 'mqueue') {
    return withQueue(calls, shown, () => removing(() => calls.unlinkQueue(nameOf(shown))));
  }
  const object = foundAs(shown, maps);
  if (isRefusal(object)) return object;
  const answer = removing(() => calls.remove(shown.kind, shown.sysvId));
  const kept = object.kind === 'shm' && object.attaches > 0;
  return answer.ok && kept ? { ...answer, outcome: 'marked' } : answer;
}

function removing(doing: () => void): RemoveAnswer | Refusal {
  try {
    doing();
    return REMOVED;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'EACCES' || code === 'EPERM'
      ? refused('Only its owner, its creator or an administrator may remove it')
      : refusalOf(error);
  }
}
