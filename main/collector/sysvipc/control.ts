import koffi from 'koffi';
import { addressOf } from '../kernel/address.ts';

/** The three kinds of System V objects, as the tables of `/proc/sysvipc` are named. */
export type SysvKind = 'msg' | 'sem' | 'shm';

/**
 * msgctl(2), semctl(2) and shmctl(2), for the IPC namespace that the thread is in.
 * What they answer is put into `into` at `offset`, as the kernel lays it out; the
 * result is that of the call, below 0 where it fails.
 */
export type Control = (
  kind: SysvKind,
  id: number,
  command: number,
  into: Buffer,
  offset: number,
) => number;

/** Throws where there is no binding for this architecture. */
export function loadControl(): Control {
  const libc = koffi.load('libc.so.6');
  // Places in memory as numbers: a buffer's part would be an object for each call.
  const msgctl = libc.func('int msgctl(int msqid, int cmd, uintptr_t answer)');
  const semctl = libc.func('int semctl(int semid, int semnum, int cmd, uintptr_t answer)');
  const shmctl = libc.func('int shmctl(int shmid, int cmd, uintptr_t answer)');
  return (kind, id, command, into, offset) => {
    const answer = addressOf(into) + offset;
    if (kind === 'msg') return msgctl(id, command, answer);
    if (kind === 'sem') return semctl(id, 0, command, answer);
    return shmctl(id, command, answer);
  };
}
