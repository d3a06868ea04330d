/**
 * One picture of the system at one moment: what the collector makes and what
 * the window, the command line and the tests read.
 *
 * Units: times of the collector in Unix milliseconds, times of the kernel's IPC
 * objects in Unix seconds (0: never happened), sizes in bytes. Pids are those
 * that the observer sees, 0 where a process is not visible to it.
 */
export interface Snapshot {
  version: 1;
  /** Unix time in milliseconds. */
  takenAt: number;
  /** Time that taking it took, in milliseconds. */
  durationMs: number;
  host: Host;
  namespaces: Namespace[];
  processes: Process[];
  objects: IpcObject[];
  links: Link[];
  /** What could not be read, and what would let it be. */
  problems: Problem[];
  /** Rings of processes that wait for each other. Suspected: see `model/waits`. */
  deadlocks?: Deadlock[];
}

/** Processes and objects that wait for each other in a ring, in the order of the ring. */
export interface Deadlock {
  /** Pids and ids of objects, in turns: each process waits for the object that follows. */
  ring: { process: number; object: string }[];
}

export interface Host {
  hostname: string;
  /** Release as `uname -r` prints it. */
  kernel: string;
  /** `/proc/sys/kernel/random/boot_id`. */
  bootId: string;
  observer: Observer;
}

export interface Observer {
  pid: number;
  /** Effective uid of the collector. */
  uid: number;
  /** Whether it may `setns(2)` into the IPC namespaces of others. */
  canEnterNamespaces: boolean;
  /** Id of the IPC namespace that it lives in; null where even that is refused. */
  ipcNamespace: NamespaceId | null;
}

/** The eight types of namespaces(7), by their names under `/proc/PID/ns`. */
export const NAMESPACE_TYPES = [
  'cgroup',
  'ipc',
  'mnt',
  'net',
  'pid',
  'time',
  'user',
  'uts',
] as const;
export type NamespaceType = (typeof NAMESPACE_TYPES)[number];

/** `ipc:4026531839`: the type and the inode of the namespace. */
export type NamespaceId = `${NamespaceType}:${number}`;

export interface Namespace {
  id: NamespaceId;
  type: NamespaceType;
  inode: number;
  /** The host's own: made by the kernel at boot. */
  initial: boolean;
  /** Kernel hierarchy, `ioctl_ns(2)` NS_GET_PARENT: pid and user namespaces only. */
  parent: string | null;
  /** Id of the owning user namespace, `ioctl_ns(2)` NS_GET_USERNS. */
  owner: string | null;
  /**
   * Id of the namespace of the same type in which the nearest ancestor outside
   * lives. Process ancestry: where it came from, not what it can see.
   */
  nestedIn: string | null;
  /** `nestedIn` was seen before; the processes that showed it have ended since. */
  nestingRemembered?: true;
  /** Processes whose main thread is in it, kernel threads too: what lsns(8) counts. */
  processCount: number;
  /** Why it exists where no process is in it. */
  heldBy: Hold[];
  /** IPC namespaces only: whether its objects could be listed. False for the other types. */
  readable: boolean;
  /** IPC namespaces only, sysctl values read inside it. */
  limits?: IpcLimits;
  /** IPC namespaces only: the root of its mqueue file system, as `stat(2)` tells it. */
  queueDirectory?: { uid: number; gid: number; mode: number };
  /** User namespaces only: uid of who made it, `ioctl_ns(2)` NS_GET_OWNER_UID. */
  ownerUid?: number;
  /** User namespaces only, user_namespaces(7): ids inside to those that the observer sees. */
  uidMap?: IdRange[];
  gidMap?: IdRange[];
}

export type Hold =
  | { kind: 'bind-mount'; path: string }
  | { kind: 'open-file'; pid: number; fd: number }
  | { kind: 'socket'; pid: number; fd: number }
  | { kind: 'thread'; pid: number; tid: number }
  | { kind: 'child'; id: string };

/** A line of `uid_map` or `gid_map`. */
export interface IdRange {
  inside: number;
  /** The first id outside. */
  outside: number;
  count: number;
}

/** Exact whatever its size: above 2^53 - 1 a string of decimal digits. */
export type Integer = number | string;

export type IpcLimits = Record<
  | 'msgmni'
  | 'msgmax'
  | 'msgmnb'
  | 'semmsl'
  | 'semmns'
  | 'semopm'
  | 'semmni'
  | 'shmmax'
  | 'shmall'
  | 'shmmni'
  | 'queues_max'
  | 'msg_max'
  | 'msgsize_max',
  Integer
>;

export interface Process {
  pid: number;
  ppid: number;
  /** Unix time in milliseconds, to the clock tick (10 ms). */
  startTime: number;
  /** Effective ids. */
  uid: number;
  gid: number;
  /** Name of `uid` in the host's passwd(5), null where it has none. */
  user: string | null;
  /** Name of the main thread, `/proc/PID/comm`. */
  comm: string;
  /** Empty for kernel threads and zombies. */
  commandLine: string[];
  /** Letter of the state in `/proc/PID/stat`: R, S, D, Z, T, t, X, I. */
  state: string;
  /** Ids; null: not readable. */
  namespaces: Record<NamespaceType, string | null>;
  /** NSpid of `/proc/PID/status`, outermost first. */
  pidInNamespace: number[];
  container: Container | null;
  /** What else the kernel asks of it where access is checked. */
  credentials?: RecordedCredentials;
}

/** From `/proc/PID/status`. */
export interface RecordedCredentials {
  /** File system ids, credentials(7). */
  fsuid: number;
  fsgid: number;
  /** Supplementary groups. */
  groups: number[];
  /** `CapEff` as it is printed there: 16 hex digits, bit N the capability of that number. */
  capabilities: string;
}

export interface Container {
  engine: string;
  id: string;
  name: string | null;
}

export const OBJECT_KINDS = ['msg', 'mqueue', 'sem', 'shm'] as const;
export type ObjectKind = (typeof OBJECT_KINDS)[number];

export interface IpcObjectBase {
  /** `ipc:4026531839/msg/0`, `ipc:4026531839/mqueue/demo`. */
  id: string;
  kind: ObjectKind;
  /** Id of its IPC namespace. */
  namespace: string;
  /** Permission bits, 0 to 0o777. */
  mode: number;
  /** Owner. */
  uid: number;
  gid: number;
  /** Names of the fields that could not be read; their values mean nothing. */
  unknown?: string[];
}

export type IpcObject = MessageQueue | SemaphoreSet | SharedMemory | PosixQueue;

/** A System V message queue: a line of `/proc/sysvipc/msg`. */
export interface MessageQueue extends IpcObjectBase {
  kind: 'msg';
  /** msqid. */
  sysvId: number;
  /** Signed 32 bits as the kernel prints it; 0: IPC_PRIVATE. */
  key: number;
  /** Bytes of all messages in it. */
  bytes: number;
  messages: number;
  /** Pid of the last msgsnd(2), 0: none or not visible. */
  lastSender: number;
  /** Pid of the last msgrcv(2), 0: none or not visible. */
  lastReceiver: number;
  creatorUid: number;
  creatorGid: number;
  sentAt: number;
  receivedAt: number;
  changedAt: number;
}

/** A System V semaphore set: a line of `/proc/sysvipc/sem`. */
export interface SemaphoreSet extends IpcObjectBase {
  kind: 'sem';
  /** semid. */
  sysvId: number;
  /** Signed 32 bits as the kernel prints it; 0: IPC_PRIVATE. */
  key: number;
  /** Each semaphore's own state; null: not read. */
  semaphores: Semaphore[] | null;
  /** Number of semaphores in the set. */
  count: number;
  creatorUid: number;
  creatorGid: number;
  /** Last semop(2). */
  operatedAt: number;
  changedAt: number;
}

export interface Semaphore {
  value: number;
  /** Pid of the last operation, 0: none or not visible. */
  lastPid: number;
  /** Tasks that wait for the value to rise (semncnt). */
  waitingToRise: number;
  /** Tasks that wait for the value to become zero (semzcnt). */
  waitingForZero: number;
}

/** A System V shared memory segment: a line of `/proc/sysvipc/shm`. */
export interface SharedMemory extends IpcObjectBase {
  kind: 'shm';
  /** shmid. */
  sysvId: number;
  /** Signed 32 bits as the kernel prints it; 0: IPC_PRIVATE. */
  key: number;
  bytes: Integer;
  /** nattch. */
  attaches: number;
  /** Pid that made it, 0: not visible. */
  creator: number;
  /** Pid of the last shmat(2) or shmdt(2), 0: none or not visible. */
  lastOperator: number;
  creatorUid: number;
  creatorGid: number;
  residentBytes: Integer;
  swappedBytes: Integer;
  /** SHM_DEST: goes with its last attach. */
  markedForRemoval: boolean;
  /** SHM_LOCKED: kept out of swap. */
  locked: boolean;
  attachedAt: number;
  detachedAt: number;
  changedAt: number;
}

/** A POSIX message queue: a file of the mqueue file system, mq_overview(7). */
export interface PosixQueue extends IpcObjectBase {
  kind: 'mqueue';
  /** With its slash, as mq_open(3) takes it: `/demo`. */
  name: string;
  /** Of its file: tells it from another that was given its name later. */
  inode?: number;
  /** QSIZE: bytes of all messages in it. */
  bytes: number;
  /** Who is told of the next message; null: nobody. */
  notify: { pid: number; signal: number } | null;
}

export const LINK_KINDS = [
  'attached',
  'open',
  'blocked',
  'last-sender',
  'last-receiver',
  'creator',
  'last-operator',
] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** What ties a process to an object. One for each kind, process and object. */
export interface Link {
  kind: LinkKind;
  /** Pid. */
  process: number;
  /** Id of the object. */
  object: string;
  /** `attached` and `open`: the union over all attaches or descriptors. */
  access?: 'read' | 'write' | 'read-write';
  /** `blocked`: the system call, `msgrcv`, `semop`, … */
  operation?: string;
}

export interface Problem {
  /** What could not be read, in words. */
  what: string;
  /** An id of the snapshot, `pid 4711`, or a path. */
  where: string;
  /** What would let it be read; null: nothing known. */
  remedy: string | null;
}
