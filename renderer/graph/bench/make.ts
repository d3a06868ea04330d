import type {
  Host,
  IpcLimits,
  IpcObject,
  Link,
  Namespace,
  NamespaceId,
  Process,
  Snapshot,
} from '../../../preload/contract.ts';

/** Whole items from the few fields that a made-up world cares about. */

const BOOT = 1_700_000_000_000;

export const HOST: Host = {
  hostname: 'laptop',
  kernel: '6.1.0',
  bootId: '00000000-0000-0000-0000-000000000000',
  observer: { pid: 4000, uid: 0, canEnterNamespaces: true, ipcNamespace: 'ipc:4026531839' },
};

export const HOST_IPC: NamespaceId = 'ipc:4026531839';

export const LIMITS: IpcLimits = {
  msgmni: 32000,
  msgmax: 8192,
  msgmnb: 16384,
  semmsl: 32000,
  semmns: 1024000000,
  semopm: 500,
  semmni: 32000,
  shmmax: '18446744073692774399',
  shmall: '18446744073692774399',
  shmmni: 4096,
  queues_max: 256,
  msg_max: 10,
  msgsize_max: 8192,
};

export function namespace(inode: number, more: Partial<Namespace> = {}): Namespace {
  return {
    id: `ipc:${inode}`,
    type: 'ipc',
    inode,
    initial: false,
    parent: null,
    owner: null,
    nestedIn: null,
    processCount: 0,
    heldBy: [],
    readable: true,
    limits: LIMITS,
    ...more,
  };
}

export function process(
  pid: number,
  comm: string,
  ipc: string | null,
  more: Partial<Process> = {},
): Process {
  return {
    pid,
    ppid: 1,
    startTime: BOOT + pid * 10,
    uid: 0,
    gid: 0,
    user: 'root',
    comm,
    commandLine: [comm],
    state: 'S',
    namespaces: {
      cgroup: null,
      ipc,
      mnt: null,
      net: null,
      pid: null,
      time: null,
      user: null,
      uts: null,
    },
    pidInNamespace: [pid],
    container: null,
    ...more,
  };
}

type Kind = IpcObject['kind'];
type Of<K extends Kind> = Extract<IpcObject, { kind: K }>;

/** `name`: the System V id, or the POSIX queue's name with its slash. */
export function object<K extends Kind>(
  kind: K,
  ipc: string,
  name: number | string,
  more: Partial<Of<K>> = {},
): Of<K> {
  const label = typeof name === 'string' ? encodeURIComponent(name.slice(1)) : name;
  const base = { id: `${ipc}/${kind}/${label}`, namespace: ipc, mode: 0o600, uid: 0, gid: 0 };
  return { ...base, ...fields(kind, name), ...more } as Of<K>;
}

function fields(kind: Kind, name: number | string): object {
  const systemV = {
    kind,
    sysvId: Number(name),
    key: 0,
    creatorUid: 0,
    creatorGid: 0,
    changedAt: 0,
  };
  switch (kind) {
    case 'msg':
      return {
        ...systemV,
        bytes: 0,
        messages: 0,
        lastSender: 0,
        lastReceiver: 0,
        sentAt: 0,
        receivedAt: 0,
      };
    case 'sem':
      return { ...systemV, semaphores: null, count: 1, operatedAt: 0 };
    case 'shm':
      return {
        ...systemV,
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
      };
    case 'mqueue':
      return { kind, name, bytes: 0, notify: null };
  }
}

export function snapshot(parts: {
  namespaces: Namespace[];
  processes: Process[];
  objects?: IpcObject[];
  links?: Link[];
}): Snapshot {
  const counts = new Map<string, number>();
  for (const { namespaces } of parts.processes) {
    if (namespaces.ipc) counts.set(namespaces.ipc, (counts.get(namespaces.ipc) ?? 0) + 1);
  }
  return {
    version: 1,
    takenAt: BOOT,
    durationMs: 10,
    host: HOST,
    namespaces: parts.namespaces.map((item) => ({
      ...item,
      processCount: counts.get(item.id) ?? 0,
    })),
    processes: parts.processes,
    objects: parts.objects ?? [],
    links: parts.links ?? [],
    problems: [],
  };
}
