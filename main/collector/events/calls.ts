import type { Call } from '../../model/events/event.ts';

/**
 * The system calls that are told, with their parameters in the kernel's order
 * (SYSCALL_DEFINE in ipc/msg.c, sem.c, shm.c, mqueue.c, kernel/fork.c,
 * nsproxy.c). Names are those of the man-pages; null: a pointer that means nothing
 * outside its process.
 */
export type Kind = 'int' | 'long' | 'size' | 'address' | 'name' | 'command';
export type Parameter = readonly [name: string, kind: Kind] | null;

export type SystemCall = Exclude<Call, 'fork' | 'exec' | 'exit'>;

const int = (name: string) => [name, 'int'] as const;

export const PARAMETERS: Record<SystemCall, readonly Parameter[]> = {
  msgget: [int('key'), int('msgflg')],
  msgsnd: [int('msqid'), null, ['msgsz', 'size'], int('msgflg')],
  msgrcv: [int('msqid'), null, ['msgsz', 'size'], ['msgtyp', 'long'], int('msgflg')],
  msgctl: [int('msqid'), ['cmd', 'command'], null],
  semget: [int('key'), int('nsems'), int('semflg')],
  semop: [int('semid'), null, int('nsops')],
  semtimedop: [int('semid'), null, int('nsops'), null],
  semctl: [int('semid'), int('semnum'), ['cmd', 'command'], null],
  shmget: [int('key'), ['size', 'size'], int('shmflg')],
  shmat: [int('shmid'), null, int('shmflg')],
  shmdt: [['shmaddr', 'address']],
  shmctl: [int('shmid'), ['cmd', 'command'], null],
  // Newer kernels (6.19) print the name beside its address.
  mq_open: [['name', 'name'], int('oflag'), int('mode'), null],
  mq_unlink: [['name', 'name']],
  mq_timedsend: [int('mqdes'), null, ['msg_len', 'size'], int('msg_prio'), null],
  mq_timedreceive: [int('mqdes'), null, ['msg_len', 'size'], null, null],
  unshare: [int('flags')],
  setns: [int('fd'), int('nstype')],
};

/** Calls whose return alone tells: a new program runs where it is 0. */
export const EXEC_CALLS = ['execve', 'execveat'] as const;

export function isSystemCall(name: string): name is SystemCall {
  return Object.hasOwn(PARAMETERS, name);
}

const COMMON: Record<number, string> = {
  0: 'IPC_RMID',
  1: 'IPC_SET',
  2: 'IPC_STAT',
  3: 'IPC_INFO',
};

// linux/msg.h, linux/sem.h, linux/shm.h
const COMMANDS: Record<string, Record<number, string>> = {
  msg: { ...COMMON, 11: 'MSG_STAT', 12: 'MSG_INFO', 13: 'MSG_STAT_ANY' },
  sem: {
    ...COMMON,
    11: 'GETPID',
    12: 'GETVAL',
    13: 'GETALL',
    14: 'GETNCNT',
    15: 'GETZCNT',
    16: 'SETVAL',
    17: 'SETALL',
    18: 'SEM_STAT',
    19: 'SEM_INFO',
    20: 'SEM_STAT_ANY',
  },
  shm: {
    ...COMMON,
    11: 'SHM_LOCK',
    12: 'SHM_UNLOCK',
    13: 'SHM_STAT',
    14: 'SHM_INFO',
    15: 'SHM_STAT_ANY',
  },
};

/** `linux/ipc.h`: set beside a command by programs that know the newer structures. */
const IPC_64 = 0x100;

/** The name of a command of msgctl(2), semctl(2) or shmctl(2), else its number. */
export function commandName(call: SystemCall, command: number): string | number {
  return COMMANDS[call.slice(0, 3)]?.[command & ~IPC_64] ?? command;
}

/**
 * A filter for the entries of a call (Documentation/trace/events.rst) that keeps the
 * kernel from recording those that do nothing; null: all of them do something.
 */
export function kernelFilter(call: SystemCall): string | null {
  if (!call.endsWith('ctl')) return null;
  const commands = Object.entries(COMMANDS[call.slice(0, 3)] ?? {});
  const numbers = commands.filter(([, name]) => CHANGING.has(name)).map(([number]) => +number);
  return numbers
    .flatMap((number) => [number, number | IPC_64])
    .map((number) => `cmd == ${number}`)
    .join(' || ');
}

const CHANGING = new Set(['IPC_RMID', 'IPC_SET', 'SETVAL', 'SETALL', 'SHM_LOCK', 'SHM_UNLOCK']);

/**
 * Whether a call does something. The commands of *ctl(2) that only ask are left
 * out: any ipcs(1) makes dozens, and their ids are often places in a table.
 */
export function doesSomething(call: SystemCall, values: Record<string, number | string>): boolean {
  return !call.endsWith('ctl') || CHANGING.has(String(values.cmd));
}
