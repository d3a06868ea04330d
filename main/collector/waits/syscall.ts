/**
 * What a thread waits in: a line of `/proc/PID/task/TID/syscall`,
 * proc_pid_syscall(5), where it is one of the calls that wait for an IPC object.
 */
export interface Wait {
  /** The system call as man-pages name it. */
  operation: Operation;
  /** What its first argument means. */
  target: { kind: 'msg' | 'sem'; sysvId: number } | { kind: 'mqueue'; fd: number };
}

export type Operation =
  | 'msgrcv'
  | 'msgsnd'
  | 'semop'
  | 'semtimedop'
  | 'mq_timedsend'
  | 'mq_timedreceive';

/** The instruction sets whose numbers are known; `32` are the compatible ones. */
export type Abi = 'x64' | 'x86' | 'arm64' | 'arm';

// arch/x86/entry/syscalls/syscall_64.tbl, syscall_32.tbl; include/uapi/asm-generic/unistd.h;
// arch/arm/tools/syscall.tbl. The _time64 calls of 32-bit programs share 418 to 420.
const NUMBERS: Record<Abi, ReadonlyMap<number, Operation>> = {
  x64: new Map([
    [65, 'semop'],
    [69, 'msgsnd'],
    [70, 'msgrcv'],
    [220, 'semtimedop'],
    [242, 'mq_timedsend'],
    [243, 'mq_timedreceive'],
  ]),
  x86: new Map([
    [279, 'mq_timedsend'],
    [280, 'mq_timedreceive'],
    [400, 'msgsnd'],
    [401, 'msgrcv'],
    [418, 'mq_timedsend'],
    [419, 'mq_timedreceive'],
    [420, 'semtimedop'],
  ]),
  arm64: new Map([
    [182, 'mq_timedsend'],
    [183, 'mq_timedreceive'],
    [188, 'msgrcv'],
    [189, 'msgsnd'],
    [192, 'semtimedop'],
    [193, 'semop'],
  ]),
  arm: new Map([
    [276, 'mq_timedsend'],
    [277, 'mq_timedreceive'],
    [298, 'semop'],
    [301, 'msgsnd'],
    [302, 'msgrcv'],
    [312, 'semtimedop'],
    [418, 'mq_timedsend'],
    [419, 'mq_timedreceive'],
    [420, 'semtimedop'],
  ]),
};

/** ipc(2): one call for all of System V IPC, told apart by its first argument. */
const X86_IPC = 117;
const IPC_CALLS: ReadonlyMap<number, Operation> = new Map([
  [1, 'semop'],
  [4, 'semtimedop'],
  [11, 'msgsnd'],
  [12, 'msgrcv'],
]);

const LINE = /^(\d+) 0x([0-9a-f]+) 0x([0-9a-f]+) /;

/** Null where the thread runs, waits for something else, or the line is not of that form. */
export function parseWait(line: string, abi: Abi): Wait | null {
  const match = LINE.exec(line);
  if (match === null) return null;
  const [number, first, second] = [
    Number(match[1]),
    Number.parseInt(match[2] ?? '', 16),
    Number.parseInt(match[3] ?? '', 16),
  ];
  // ipc(2) keeps a version in the upper half of its first argument.
  const multiplexed = abi === 'x86' && number === X86_IPC;
  const operation = multiplexed ? IPC_CALLS.get(first & 0xffff) : NUMBERS[abi].get(number);
  if (operation === undefined) return null;
  // Ids and descriptors are ints: the upper half of a register means nothing.
  const argument = (multiplexed ? second : first) | 0;
  switch (operation) {
    case 'msgrcv':
    case 'msgsnd':
      return { operation, target: { kind: 'msg', sysvId: argument } };
    case 'semop':
    case 'semtimedop':
      return { operation, target: { kind: 'sem', sysvId: argument } };
    default:
      return { operation, target: { kind: 'mqueue', fd: argument } };
  }
}

/** Whether a line could be one of the waits under any of these instruction sets. */
export function mayWait(line: string, abis: readonly Abi[]): boolean {
  return abis.some((abi) => parseWait(line, abi) !== null);
}

/** Which instruction sets a machine's kernel may run: the native one first. */
export function abisOf(arch: NodeJS.Architecture): readonly [Abi, Abi] | null {
  if (arch === 'x64') return ['x64', 'x86'];
  if (arch === 'arm64') return ['arm64', 'arm'];
  return null;
}
