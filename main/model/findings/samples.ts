/** Things of a world for the tests of findings: plain ones, with what a test is about changed. */
import { type World, worldOf } from '../difference.ts';
import {
  type IpcLimits,
  type IpcObject,
  type MessageQueue,
  NAMESPACE_TYPES,
  type Namespace,
  type PosixQueue,
  type Process,
  type SemaphoreSet,
  type SharedMemory,
  type Snapshot,
} from '../snapshot.ts';

/** Unix seconds: long after all processes but those that a test starts later. */
export const THEN = 1_800_000_000;

export const LIMITS: IpcLimits = {
  msgmni: 10,
  msgmax: 8192,
  msgmnb: 1000,
  semmsl: 32000,
  semmns: 100,
  semopm: 500,
  semmni: 10,
  shmmax: '18446744073692774399',
  shmall: '18446744073692774399',
  shmmni: 10,
  queues_max: 10,
  msg_max: 10,
  msgsize_max: 8192,
};

export function world(parts: Partial<Snapshot> = {}): World {
  return worldOf({
    version: 1,
    takenAt: (THEN + 100) * 1000,
    durationMs: 1,
    host: {
      hostname: 'atlas',
      kernel: '6.18.4',
      bootId: 'b',
      observer: { pid: 9, uid: 0, canEnterNamespaces: true, ipcNamespace: 'ipc:10' },
    },
    namespaces: [namespace(10, { processCount: 1 })],
    objects: [],
    links: [],
    problems: [],
    ...parts,
    processes: [process(1), ...(parts.processes ?? [])],
  });
}

export function namespace(inode: number, parts: Partial<Namespace> = {}): Namespace {
  return {
    id: `ipc:${inode}`,
    type: 'ipc',
    inode,
    initial: false,
    parent: null,
    owner: 'user:5',
    nestedIn: null,
    processCount: 1,
    heldBy: [],
    readable: true,
    limits: LIMITS,
    ...parts,
  };
}

export function process(pid: number, parts: Partial<Process> = {}, ipc = 'ipc:10'): Process {
  const ids = Object.fromEntries(NAMESPACE_TYPES.map((type) => [type, `${type}:5`]));
  return {
    pid,
    ppid: 1,
    startTime: (THEN - 1000) * 1000,
    uid: 1000,
    gid: 1000,
    user: 'ana',
    comm: 'worker',
    commandLine: ['worker'],
    state: 'S',
    pidInNamespace: [pid],
    container: null,
    namespaces: { ...(ids as Process['namespaces']), ipc },
    ...parts,
  };
}

type Sample<Item extends IpcObject> = (name: number | string, parts?: Partial<Item>) => Item;

function sample<Item extends IpcObject>(kind: Item['kind'], fields: object): Sample<Item> {
  return (name, parts = {}) => {
    const namespace = parts.namespace ?? 'ipc:10';
    const named = kind === 'mqueue' ? { name: `/${name}` } : { sysvId: name, key: 0 };
    const owner = { mode: 0o600, uid: 1000, gid: 1000, creatorUid: 1000, creatorGid: 1000 };
    const id = `${namespace}/${kind}/${name}`;
    return { id, kind, namespace, ...named, ...owner, ...fields, ...parts } as unknown as Item;
  };
}

export const shm = sample<SharedMemory>('shm', {
  bytes: 4096,
  attaches: 0,
  creator: 70,
  lastOperator: 0,
  residentBytes: 0,
  swappedBytes: 0,
  markedForRemoval: false,
  locked: false,
  attachedAt: 0,
  detachedAt: 0,
  changedAt: THEN,
});

export const msg = sample<MessageQueue>('msg', {
  bytes: 3,
  messages: 1,
  lastSender: 70,
  lastReceiver: 0,
  sentAt: THEN,
  receivedAt: 0,
  changedAt: THEN,
});

export const sem = sample<SemaphoreSet>('sem', {
  semaphores: null,
  count: 1,
  operatedAt: 0,
  changedAt: THEN,
});

export const mqueue = sample<PosixQueue>('mqueue', { bytes: 0, notify: null });
