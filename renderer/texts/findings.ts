import type { FindingKind } from '../../preload/contract.ts';

interface FindingText {
  /** One and many. */
  readonly one: string;
  readonly many: string;
  /** What it means, in one sentence. */
  readonly what: string;
  /** A man page. */
  readonly page: string;
}

/** What is worth a look, in words. */
export const FINDING_TEXTS: Readonly<Record<FindingKind, FindingText>> = {
  deadlock: {
    one: 'Suspected deadlock',
    many: 'Suspected deadlocks',
    what: 'Processes wait for each other in a ring.',
    page: 'semop(2)',
  },
  'leaked-segment': {
    one: 'Leaked segment',
    many: 'Leaked segments',
    what: 'Shared memory that outlived all who are known to have used it.',
    page: 'shmctl(2)',
  },
  'near-limit': {
    one: 'Namespace near a limit',
    many: 'Namespaces near a limit',
    what: 'Soon no more objects of a kind can be made there.',
    page: 'proc_sys_kernel(5)',
  },
  'leaked-queue': {
    one: 'Queue left with messages',
    many: 'Queues left with messages',
    what: 'Messages for which nobody seems to come.',
    page: 'msgctl(2)',
  },
  'full-queue': {
    one: 'Full queue',
    many: 'Full queues',
    what: 'The next message may have to wait for room.',
    page: 'msgop(2)',
  },
  'marked-segment': {
    one: 'Segment marked for removal, still attached',
    many: 'Segments marked for removal, still attached',
    what: 'It goes with its last attach, and its memory with it.',
    page: 'shmctl(2)',
  },
  'open-to-all': {
    one: 'Object that everybody may write',
    many: 'Objects that everybody may write',
    what: 'Every process in its namespace may change what is in it.',
    page: 'sysvipc(7)',
  },
  'same-key': {
    one: 'One key in several namespaces',
    many: 'Keys in several namespaces',
    what: 'Programs of the same name use the same key and do not meet.',
    page: 'ipc_namespaces(7)',
  },
  'held-namespace': {
    one: 'Namespace without a process',
    many: 'Namespaces without a process',
    what: 'Something keeps it, and all that is in it.',
    page: 'namespaces(7)',
  },
};
