import { closeSync, openSync } from 'node:fs';
import type { Integer, IpcLimits } from '../../model/snapshot.ts';
import { readShort } from '../kernel/files.ts';

/**
 * Where each limit stands: sysctl_kernel(5), mq_overview(7). These files show the
 * IPC namespace of the task that opens them (`ipc/ipc_sysctl.c`, `ipc/mq_sysctl.c`).
 */
const SEM_FIELDS = ['semmsl', 'semmns', 'semopm', 'semmni'] as const;
const KERNEL_FILES = ['msgmni', 'msgmax', 'msgmnb', 'shmmax', 'shmall', 'shmmni'] as const;
const MQUEUE_FILES = ['queues_max', 'msg_max', 'msgsize_max'] as const;

/** The files in the order in which `parseLimits` takes their texts. */
export const LIMIT_FILES: readonly string[] = [
  ...KERNEL_FILES.map((name) => `/proc/sys/kernel/${name}`),
  ...MQUEUE_FILES.map((name) => `/proc/sys/fs/mqueue/${name}`),
  '/proc/sys/kernel/sem',
];

export type QueueLimits = Pick<IpcLimits, (typeof MQUEUE_FILES)[number]>;

/** Those of POSIX queues, of the IPC namespace that the thread is in. Throws as fs does. */
export function readQueueLimits(): QueueLimits {
  const limits = {} as QueueLimits;
  // What takes long is to find the directory: once for the three.
  const directory = openSync('/proc/sys/fs/mqueue', 'r');
  try {
    for (const name of MQUEUE_FILES) {
      limits[name] = exact(readShort(`/proc/self/fd/${directory}/${name}`).trim());
    }
  } finally {
    closeSync(directory);
  }
  return limits;
}

export function parseLimits(texts: readonly string[]): IpcLimits | null {
  const names = [...KERNEL_FILES, ...MQUEUE_FILES, ...SEM_FIELDS];
  const values = texts.flatMap((text) => text.trim().split(/\s+/));
  if (values.length !== names.length || !values.every((value) => /^\d+$/.test(value))) return null;
  const limits = {} as IpcLimits;
  names.forEach((name, index) => {
    limits[name] = exact(values[index] ?? '0');
  });
  return limits;
}

function exact(digits: string): Integer {
  const value = Number(digits);
  return Number.isSafeInteger(value) ? value : BigInt(digits).toString();
}
