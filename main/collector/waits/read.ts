import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { attempt, maybe, readShort } from '../kernel/files.ts';
import { abisOf, mayWait, parseWait, type Wait } from './syscall.ts';

/** A thread that waits for an IPC object. */
export interface WaitingThread {
  tid: number;
  operation: Wait['operation'];
  /**
   * A System V id stands for the object of that number in the IPC namespace that
   * the thread is in: it cannot leave it while it waits. A POSIX queue is known
   * by its file.
   */
  target:
    | { kind: 'msg' | 'sem'; sysvId: number }
    | { kind: 'mqueue'; device: number; inode: number };
}

const ABIS = abisOf(process.arch);

/** What a thread waits for; `refused` where this observer may not know (ptrace(2) access). */
export function readWait(pid: number, tid: number): WaitingThread | null | 'refused' {
  if (ABIS === null) return null;
  const line = attempt(() => readShort(`/proc/${pid}/task/${tid}/syscall`));
  if ('refusal' in line) return line.refusal === 'refused' ? 'refused' : null;
  if (!mayWait(line.value, ABIS)) return null;
  // Numbers mean other calls to a 32-bit program: look which it is before believing one.
  const bits = maybe(() => elfBits(pid));
  const abi = bits === 64 ? ABIS[0] : bits === 32 ? ABIS[1] : null;
  const wait = abi && parseWait(line.value, abi);
  if (!wait) return null;
  const { operation, target } = wait;
  if (target.kind !== 'mqueue') return { tid, operation, target };
  const file = maybe(() => statSync(`/proc/${pid}/task/${tid}/fd/${target.fd}`));
  return file && { tid, operation, target: { kind: 'mqueue', device: file.dev, inode: file.ino } };
}

/** EI_CLASS of the program, elf(5). */
function elfBits(pid: number): 32 | 64 | null {
  const fd = openSync(`/proc/${pid}/exe`, 'r');
  try {
    const head = Buffer.alloc(5);
    readSync(fd, head, 0, head.length, 0);
    return head[4] === 2 ? 64 : head[4] === 1 ? 32 : null;
  } finally {
    closeSync(fd);
  }
}
