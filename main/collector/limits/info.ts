import { endianness } from 'node:os';
import type { Integer, IpcLimits } from '../../model/snapshot.ts';
import type { SysvKind } from '../sysvipc/control.ts';

/** The limits of System V IPC; those of POSIX queues are told elsewhere. */
export type SysvLimits = Omit<IpcLimits, 'queues_max' | 'msg_max' | 'msgsize_max'>;

/** What the kernel answers, by kind. */
export type IpcInfo = Readonly<Record<SysvKind, Buffer>>;

/**
 * Reads `struct msginfo` (`linux/msg.h`), `struct seminfo` (`linux/sem.h`) and
 * `struct shminfo64` (`asm-generic/shmbuf.h`) as 64-bit kernels fill them.
 */
export function parseIpcInfo(info: IpcInfo): SysvLimits {
  const msg = (index: number) => int(info.msg, index);
  const sem = (index: number) => int(info.sem, index);
  const shm = (index: number) => long(info.shm, index);
  return {
    // msgpool, msgmap, msgmax, msgmnb, msgmni
    msgmax: msg(2),
    msgmnb: msg(3),
    msgmni: msg(4),
    // semmap, semmni, semmns, semmnu, semmsl, semopm
    semmni: sem(1),
    semmns: sem(2),
    semmsl: sem(4),
    semopm: sem(5),
    // shmmax, shmmin, shmmni, shmseg, shmall
    shmmax: shm(0),
    shmmni: shm(2),
    shmall: shm(4),
  };
}

const LITTLE = endianness() === 'LE';

function int(buffer: Buffer, index: number): number {
  return LITTLE ? buffer.readInt32LE(index * 4) : buffer.readInt32BE(index * 4);
}

function long(buffer: Buffer, index: number): Integer {
  const value = LITTLE ? buffer.readBigUInt64LE(index * 8) : buffer.readBigUInt64BE(index * 8);
  return value > BigInt(Number.MAX_SAFE_INTEGER) ? value.toString() : Number(value);
}
