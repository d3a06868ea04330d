/** Things of a snapshot for the window's tests: plain ones, with what a test is about changed. */
import {
  type IpcObject,
  type MessageQueue,
  NAMESPACE_TYPES,
  type Namespace,
  type PosixQueue,
  type Process,
  type SemaphoreSet,
  type SharedMemory,
  type Snapshot,
} from '../../preload/contract.ts';

export function snapshot(parts: Partial<Snapshot> = {}): Snapshot {
  return {
    version: 1,
    takenAt: 1_800_000_000_000,
    durationMs: 20,
    host: {
      hostname: 'atlas',
      kernel: '6.18.4',
      bootId: 'b',
      observer: { pid: 9, uid: 0, canEnterNamespaces: true, ipcNamespace: 'ipc:1' },
    },
    namespaces: [],
    processes: [],
    objects: [],
    links: [],
    problems: [],
    ...parts,
  };
}

export function namespace(parts: Partial<Namespace> & { inode: number }): Namespace {
  const type = parts.type ?? 'ipc';
  return {
    id: `${type}:${parts.inode}`,
    type,
    initial: false,
    parent: null,
    owner: 'user:5',
    nestedIn: null,
    processCount: 0,
    heldBy: [],
    readable: true,
    ...parts,
  };
}

/** In the IPC namespace `ipc:10`. */
export function process(parts: Partial<Process> & { pid: number; ipc?: string | null }): Process {
  const { ipc = 'ipc:10', ...rest } = parts;
  const namespaces = Object.fromEntries(
    NAMESPACE_TYPES.map((type, index) => [type, `${type}:${index}`]),
  ) as Process['namespaces'];
  return {
    ppid: 1,
    startTime: 1_700_000_000_000 + parts.pid,
    uid: 0,
    gid: 0,
    user: 'root',
    comm: 'sleep',
    commandLine: ['sleep', '99'],
    state: 'S',
    pidInNamespace: [parts.pid],
    container: null,
    ...rest,
    namespaces: { ...namespaces, ipc },
  };
}

const base = { namespace: 'ipc:10', mode: 0o600, uid: 1000, gid: 100 };
const systemV = { sysvId: 0, key: 0x4d2, creatorUid: 1000, creatorGid: 100 };

function withId<Item extends IpcObject>(object: Omit<Item, 'id'>, name: string | number): Item {
  const { namespace, kind } = object as Item;
  return { ...object, id: `${namespace}/${kind}/${name}` } as Item;
}

export function msg(parts: Partial<MessageQueue> = {}): MessageQueue {
  const object: Omit<MessageQueue, 'id'> = {
    ...base,
    ...systemV,
    kind: 'msg',
    bytes: 0,
    messages: 0,
    lastSender: 0,
    lastReceiver: 0,
    sentAt: 0,
    receivedAt: 0,
    changedAt: 1_799_999_000,
    ...parts,
  };
  return withId(object, object.sysvId);
}

export function sem(parts: Partial<SemaphoreSet> = {}): SemaphoreSet {
  const object: Omit<SemaphoreSet, 'id'> = {
    ...base,
    ...systemV,
    kind: 'sem',
    semaphores: null,
    count: 1,
    operatedAt: 0,
    changedAt: 1_799_999_000,
    ...parts,
  };
  return withId(object, object.sysvId);
}

export function shm(parts: Partial<SharedMemory> = {}): SharedMemory {
  const object: Omit<SharedMemory, 'id'> = {
    ...base,
    ...systemV,
    kind: 'shm',
    bytes: 4096,
    attaches: 0,
    creator: 0,
    lastOperator: 0,
    residentBytes: 0,
    swappedBytes: 0,
    markedForRemoval: false,
    locked: false,
    attachedAt: 0,
    detachedAt: 0,
    changedAt: 1_799_999_000,
    ...parts,
  };
  return withId(object, object.sysvId);
}

export function mqueue(parts: Partial<PosixQueue> = {}): PosixQueue {
  const object: Omit<PosixQueue, 'id'> = {
    ...base,
    kind: 'mqueue',
    name: '/demo',
    bytes: 0,
    notify: null,
    ...parts,
  };
  return withId(object, encodeURIComponent(object.name.slice(1)));
}
