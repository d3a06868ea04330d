import { NAMESPACE_TYPES, type NamespaceType, type Process } from '../../model/snapshot.ts';
import { readWait, type WaitingThread } from '../waits/read.ts';
import { readWhereabouts } from './namespaces.ts';

/** A thread, with what may differ from thread to thread of a process. */
export interface Thread {
  tid: number;
  /** See `stamps.ts`: another one than before, and it has run meanwhile. */
  stamp: string;
  /** Namespaces in which it is and the process's main thread is not. */
  elsewhere: { type: NamespaceType; id: string }[];
  /** `refused`: not for this observer to know. */
  wait: WaitingThread | null | 'refused';
}

/**
 * Reads a thread.
 *
 * @param main what it is compared with: where the main thread is
 * @param refused the main thread was not to be read: then neither is any other, which shares
 * the memory that decides (`__ptrace_may_access()` in `kernel/ptrace.c`) and mostly the ids
 */
export function readThread(
  pid: number,
  { tid, stamp }: { tid: number; stamp: string },
  main: Process['namespaces'],
  refused: boolean,
): Thread {
  if (refused) return { tid, stamp, elsewhere: [], wait: 'refused' };
  if (tid === pid) return { tid, stamp, elsewhere: [], wait: readWait(pid, tid) };
  const own = readWhereabouts(`/proc/${pid}/task/${tid}/ns`);
  const elsewhere: Thread['elsewhere'] = [];
  for (const type of NAMESPACE_TYPES) {
    const id = own.namespaces[type];
    if (id !== null && id !== main[type]) elsewhere.push({ type, id });
  }
  return { tid, stamp, elsewhere, wait: own.refused ? 'refused' : readWait(pid, tid) };
}
