import type { ObjectKind } from '../snapshot.ts';
import type { Decision } from './rule.ts';

/** What a call needs: to find the object, or to read, to write, or both at once. */
export type Need = 'sight' | 'read' | 'write' | 'read-write';

export interface Operation {
  /** As a person would write it: `shmat(SHM_RDONLY)`. */
  call: string;
  kind: ObjectKind;
  needs: Need;
}

/**
 * The calls that are checked against the mode, and what each needs: the `…get`
 * calls check the bits that their flags ask for; `semop(2)` needs to write as soon
 * as one of its operations changes a value, and then not to read
 * (`ipc/msg.c`, `ipc/sem.c`, `ipc/shm.c`, `ipc/mqueue.c`).
 */
export const OPERATIONS: readonly Operation[] = [
  { call: 'msgget', kind: 'msg', needs: 'sight' },
  { call: 'msgrcv', kind: 'msg', needs: 'read' },
  { call: 'msgctl(IPC_STAT)', kind: 'msg', needs: 'read' },
  { call: 'msgsnd', kind: 'msg', needs: 'write' },
  { call: 'semget', kind: 'sem', needs: 'sight' },
  { call: 'semop, wait for zero', kind: 'sem', needs: 'read' },
  { call: 'semctl(GETVAL)', kind: 'sem', needs: 'read' },
  { call: 'semop, add or take', kind: 'sem', needs: 'write' },
  { call: 'semctl(SETVAL)', kind: 'sem', needs: 'write' },
  { call: 'shmget', kind: 'shm', needs: 'sight' },
  { call: 'shmat(SHM_RDONLY)', kind: 'shm', needs: 'read' },
  { call: 'shmctl(IPC_STAT)', kind: 'shm', needs: 'read' },
  { call: 'shmat', kind: 'shm', needs: 'read-write' },
  { call: 'mq_open(O_RDONLY)', kind: 'mqueue', needs: 'read' },
  { call: 'mq_open(O_WRONLY)', kind: 'mqueue', needs: 'write' },
  { call: 'mq_open(O_RDWR)', kind: 'mqueue', needs: 'read-write' },
];

/** Whether a call with that need succeeds; null: not known. */
export function permits({ access, rule }: Decision, need: Need): boolean | null {
  if (access === 'cannot-see') return false;
  if (need === 'sight')
    return rule.by !== 'unknown' || rule.missing.what !== 'ipc-namespace' || null;
  if (access === 'unknown') return null;
  if (need === 'read-write') return access === 'read-write' && !oneAtATime(rule);
  return access === 'read-write' || access === need;
}

/** Whether it may read and write, but not through one `mq_open(O_RDWR)`. */
export function oneAtATime(rule: Decision['rule']): boolean {
  return rule.by === 'capability' && rule.power.capability === 'CAP_DAC_READ_SEARCH';
}
