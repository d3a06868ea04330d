import type { NamespaceType, ObjectKind } from '../../preload/contract.ts';

/** What a thing is called, one and many, and what it is. */
export interface Naming {
  readonly one: string;
  readonly many: string;
  /** Where a glyph or an id beside it says the rest. */
  readonly short: string;
  readonly what: string;
  /** The man page that explains it. */
  readonly page: string;
}

export const OBJECT_NAMES: Readonly<Record<ObjectKind, Naming>> = {
  msg: {
    one: 'message queue',
    many: 'message queues',
    short: 'queue',
    what: 'A System V message queue: processes that find it by its key send and receive messages, each with a type.',
    page: 'msgget(2)',
  },
  mqueue: {
    one: 'POSIX message queue',
    many: 'POSIX message queues',
    short: 'POSIX queue',
    what: 'A POSIX message queue: processes open it by its name and send and receive messages, each with a priority.',
    page: 'mq_overview(7)',
  },
  sem: {
    one: 'semaphore set',
    many: 'semaphore sets',
    short: 'semaphores',
    what: 'A System V semaphore set: counters by which processes wait for one another.',
    page: 'semget(2)',
  },
  shm: {
    one: 'shared memory segment',
    many: 'shared memory segments',
    short: 'segment',
    what: 'A System V shared memory segment: memory that several processes have in their address space at once.',
    page: 'shmget(2)',
  },
};

export const NAMESPACE_NAMES: Readonly<Record<NamespaceType, Naming>> = {
  cgroup: naming('cgroup', 'shows its own root of the control groups', 'cgroup_namespaces(7)'),
  ipc: naming(
    'IPC',
    'has System V IPC objects and POSIX message queues of its own; nothing in it is seen from outside, and nothing outside from it',
    'ipc_namespaces(7)',
  ),
  mnt: naming('mount', 'has mount points of its own', 'mount_namespaces(7)'),
  net: naming(
    'network',
    'has network devices, addresses and ports of its own',
    'network_namespaces(7)',
  ),
  pid: naming('PID', 'numbers its processes by itself', 'pid_namespaces(7)'),
  time: naming('time', 'has offsets of its own for the clocks since boot', 'time_namespaces(7)'),
  user: naming('user', 'has user and group ids and capabilities of its own', 'user_namespaces(7)'),
  uts: naming('UTS', 'has a host name and NIS domain name of its own', 'uts_namespaces(7)'),
};

function naming(word: string, what: string, page: string): Naming {
  return {
    one: `${word} namespace`,
    many: `${word} namespaces`,
    short: word,
    what: `${word === 'IPC' ? 'An' : 'A'} ${word} namespace ${what}.`,
    page,
  };
}

/** `Message queue`: for the start of a line. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
