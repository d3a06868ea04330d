import { NAMESPACE_TYPES, type NamespaceType, type Process } from '../../model/snapshot.ts';
import { attempt, readLink } from '../kernel/files.ts';
import { parseNamespaceLink } from '../namespaces/identity.ts';
import { readWait, type WaitingThread } from '../waits/read.ts';

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

/** Reads a thread; what it is compared with are the namespaces of the main thread. */
export function readThread(
  pid: number,
  { tid, stamp }: { tid: number; stamp: string },
  main: Process['namespaces'],
): Thread {
  const elsewhere: Thread['elsewhere'] = [];
  if (tid !== pid) {
    for (const type of NAMESPACE_TYPES) {
      const link = attempt(() => readLink(`/proc/${pid}/task/${tid}/ns/${type}`));
      const id = 'value' in link ? parseNamespaceLink(link.value) : null;
      if (id !== null && id !== main[type]) elsewhere.push({ type, id });
    }
  }
  return { tid, stamp, elsewhere, wait: readWait(pid, tid) };
}
