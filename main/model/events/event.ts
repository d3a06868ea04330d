/**
 * Something that happened to IPC, told by the kernel as it happened. Snapshots
 * stay the ground truth: events may be dropped, and those of 32-bit programs on a
 * 64-bit kernel are not told (kernel/trace/trace_syscalls.c leaves them out).
 */
export interface LiveEvent {
  /**
   * Unix time in milliseconds: when the call was entered, or when it returned where
   * its entry was not seen. Among events exact to the microsecond; the wall clock
   * itself is known to about a millisecond.
   */
  at: number;
  /** How long the call took, in milliseconds; null: not returned, or entry not seen. */
  tookMs: number | null;
  /**
   * False: the call has been entered and waits. It is told again, with the same
   * `at` and `tid`, when it returns.
   */
  returned: boolean;
  /** Process, as the initial pid namespace numbers it; null: ended before it could be told. */
  pid: number | null;
  /** Thread. */
  tid: number;
  /** Name of the thread as the kernel last noted it; null: not noted. */
  comm: string | null;
  call: Call;
  /**
   * By their names in the man-pages; empty where the entry was not seen. Numbers,
   * sizes above 2^53 - 1 as decimal digits, addresses as `0x…`, commands of
   * *ctl(2) by name (`IPC_RMID`). `fork` has `child`, a pid.
   */
  arguments: Record<string, number | string>;
  /** Return value, an address as `0x…`; -1: failed; null: not returned, or none to return. */
  result: number | string | null;
  /** Why it failed: `EAGAIN`. EINTR also where the kernel itself makes the call again. */
  error: string | null;
  /**
   * Id of the IPC namespace that the thread was in, after unshare and setns the one
   * that it came into; null: not known.
   */
  namespace: string | null;
  /**
   * Id of the object that the call is about, as snapshots have it; null: none, or not
   * known. Of a POSIX queue it is what the descriptor led to right after the call:
   * dup2(2) and close(2) are not told.
   */
  object: string | null;
}

/** System calls, and what happens to processes (fork, a new program, the end of the last thread). */
export const CALLS = [
  'msgget',
  'msgsnd',
  'msgrcv',
  'msgctl',
  'semget',
  'semop',
  'semtimedop',
  'semctl',
  'shmget',
  'shmat',
  'shmdt',
  'shmctl',
  'mq_open',
  'mq_unlink',
  'mq_timedsend',
  'mq_timedreceive',
  'unshare',
  'setns',
  'fork',
  'exec',
  'exit',
] as const;
export type Call = (typeof CALLS)[number];

/** What happened since the batch before. */
export interface EventBatch {
  /** In the order in which they were entered or returned. */
  events: LiveEvent[];
  /** Trace records that the kernel dropped; a call makes two. */
  lost: number;
  /** Lines of the trace that were not understood. */
  unread: number;
}

/** Why there can be no events here. */
export interface Unavailable {
  reason: string;
  /** What would let there be; null: nothing known. */
  remedy: string | null;
}

/** Whether events are told. */
export type EventsState =
  | { state: 'off' }
  | { state: 'on' }
  | ({ state: 'unavailable' } & Unavailable);
