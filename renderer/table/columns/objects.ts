import type { Integer, IpcObject, ObjectKind } from '../../../preload/contract.ts';
import { keyHex } from '../../texts/keys.ts';
import { OBJECT_NAMES } from '../../texts/kinds.ts';
import { modeLetters, modeOctal } from '../../texts/modes.ts';
import { number } from '../../texts/numbers.ts';
import { size } from '../../texts/sizes.ts';
import { nameOf, visible } from '../../texts/visible.ts';
import { AS_TIME, type Column, UNKNOWN, type Value } from './column.ts';

const SHORT = new Map(Object.values(OBJECT_NAMES).map(({ one, short }) => [one, short]));

type Of<Kind extends ObjectKind> = Extract<IpcObject, { kind: Kind }>;

/** Under the names that lsipc(1) has for them. */
export const OBJECT_COLUMNS: readonly Column<IpcObject>[] = [
  {
    head: 'KIND',
    explain: 'What kind of IPC object it is.',
    page: 'sysvipc(7)',
    width: 132,
    icon: ({ kind }) => kind,
    value: ({ kind }) => OBJECT_NAMES[kind].one,
    show: (value) => SHORT.get(String(value)) ?? String(value),
  },
  {
    head: 'ID',
    explain: 'Its number inside the namespace: msqid, semid or shmid. A POSIX queue has its name.',
    page: 'lsipc(1)',
    width: 104,
    mono: true,
    value: (object) => (object.kind === 'mqueue' ? object.name : String(object.sysvId)),
    show: (value) => visible(String(value)),
  },
  {
    head: 'KEY',
    explain: 'The number by which processes agree on it; 0x00000000 is IPC_PRIVATE: none.',
    page: 'lsipc(1)',
    width: 100,
    mono: true,
    value: (object) => (object.kind === 'mqueue' ? null : read(object, 'key', keyHex(object.key))),
  },
  {
    head: 'NS',
    explain: 'Inode of the IPC namespace that it is in.',
    page: 'lsns(8)',
    width: 104,
    mono: true,
    figures: true,
    value: ({ namespace }) => Number(namespace.slice(namespace.indexOf(':') + 1)),
  },
  {
    head: 'OWNER',
    explain: 'Name of the user that it belongs to, or the uid.',
    page: 'lsipc(1)',
    width: 84,
    value: (object, { users }) => read(object, 'uid', users.get(object.uid) ?? `${object.uid}`),
    show: (value) => nameOf(String(value)),
  },
  {
    head: 'PERMS',
    explain: 'Who may read and write: its user, its group, all others.',
    page: 'lsipc(1)',
    width: 92,
    mono: true,
    value: (object) => read(object, 'mode', modeOctal(object.mode)),
    show: lettersOf,
    sought: (value) => `${lettersOf(value)} ${value}`,
  },
  of('SIZE', 'Segments: the size that it was made with.', 76, {
    shm: (segment) => read(segment, 'bytes', segment.bytes),
    show: size,
  }),
  of('NATTCH', 'Segments: how often it is attached now.', 76, {
    shm: (segment) => read(segment, 'attaches', segment.attaches),
    show: number,
  }),
  of('USEDBYTES', 'Queues: bytes of all messages that wait in it.', 96, {
    msg: (queue) => read(queue, 'bytes', queue.bytes),
    mqueue: (queue) => read(queue, 'bytes', queue.bytes),
    show: size,
  }),
  of('MSGS', 'System V queues: messages that wait in it.', 64, {
    msg: (queue) => read(queue, 'messages', queue.messages),
    show: number,
  }),
  of('NSEMS', 'Semaphore sets: how many semaphores are in it.', 68, {
    sem: (set) => read(set, 'count', set.count),
    show: number,
  }),
  {
    head: 'STATUS',
    explain:
      'Segments: dest is marked for removal and goes with its last attach, locked stays in memory.',
    page: 'ipcs(1)',
    width: 84,
    value: (object) => {
      if (object.kind !== 'shm') return null;
      const { markedForRemoval, locked } = object;
      const words = [markedForRemoval && 'dest', locked && 'locked'].filter(
        (word) => word !== false,
      );
      return words.length === 0 ? null : read(object, 'markedForRemoval', words.join(' '));
    },
  },
  of('LSPID', 'System V queues: process of the last msgsnd(2).', 72, {
    msg: (queue) => pid(read(queue, 'lastSender', queue.lastSender)),
  }),
  of('LRPID', 'System V queues: process of the last msgrcv(2).', 72, {
    msg: (queue) => pid(read(queue, 'lastReceiver', queue.lastReceiver)),
  }),
  of('CPID', 'Segments: process that made it.', 72, {
    shm: (segment) => pid(read(segment, 'creator', segment.creator)),
  }),
  of('LPID', 'Segments: process of the last shmat(2) or shmdt(2).', 72, {
    shm: (segment) => pid(read(segment, 'lastOperator', segment.lastOperator)),
  }),
  {
    head: 'CTIME',
    explain: 'When it was made, or changed by IPC_SET; a POSIX queue tells no such time here.',
    page: 'lsipc(1)',
    ...AS_TIME,
    value: (object) =>
      object.kind === 'mqueue' ? null : read(object, 'changedAt', 1000 * object.changedAt),
  },
];

function lettersOf(octal: string | Integer): string {
  return modeLetters(Number.parseInt(String(octal), 8));
}

type Readers = {
  [Kind in ObjectKind]?: (object: Of<Kind>) => Value;
};

/** A column of figures that only some kinds have. */
function of(
  head: string,
  explain: string,
  width: number,
  { show, ...readers }: Readers & { show?: (value: Integer) => string },
): Column<IpcObject> {
  return {
    head,
    explain,
    page: 'lsipc(1)',
    width,
    figures: true,
    mono: true,
    value: (object) => {
      const reader = readers[object.kind] as ((object: IpcObject) => Value) | undefined;
      return reader?.(object) ?? null;
    },
    ...(show && { show }),
  };
}

function read<Known extends string | Integer>(
  { unknown }: IpcObject,
  field: string,
  value: Known,
): Known | typeof UNKNOWN {
  return unknown?.includes(field) ? UNKNOWN : value;
}

/** 0: none, or one that cannot be seen. */
function pid(value: Value): Value {
  return value === 0 ? null : value;
}
