import type {
  IpcObjectBase,
  MessageQueue,
  ObjectKind,
  PosixQueue,
  SemaphoreSet,
  SharedMemory,
} from '../../../preload/contract.ts';
import { type FieldTexts, field } from './field.ts';

type Shared = keyof IpcObjectBase | 'key' | 'creatorUid' | 'creatorGid';

export const OBJECT_FIELDS: FieldTexts<Shared> = {
  id: field('Id', 'The namespace, the kind, and the number or name inside it.', 'sysvipc(7)'),
  kind: field('Kind', 'What kind of IPC object it is.', 'sysvipc(7)'),
  namespace: field(
    'Namespace',
    'The IPC namespace that it is in. Processes elsewhere cannot look it up.',
    'ipc_namespaces(7)',
  ),
  mode: field(
    'Permissions',
    'Who may do what: the user is the owner or the creator, the group that of the owner or the creator. A process with CAP_IPC_OWNER is not held by them.',
    'sysvipc(7)',
  ),
  uid: field('Owner', 'The user that it belongs to; may be changed by IPC_SET.', 'sysvipc(7)'),
  gid: field(
    'Owner’s group',
    'The group that it belongs to; may be changed by IPC_SET.',
    'sysvipc(7)',
  ),
  unknown: field('Not read', 'Fields that the collector could not read.', 'proc_sysvipc(5)'),
  key: field(
    'Key',
    'The number by which processes agree on the object, often made by ftok(3) from the path of a file.',
    'ftok(3)',
  ),
  creatorUid: field('Creator', 'The user that made it; never changes.', 'sysvipc(7)'),
  creatorGid: field(
    'Creator’s group',
    'The group of the process that made it; never changes.',
    'sysvipc(7)',
  ),
};

/** The processes that the kernel connects with an object of each kind now. */
export const OBJECT_TIES: FieldTexts<ObjectKind> = {
  msg: field(
    'Waiting',
    'Processes that were in msgsnd(2) or msgrcv(2) on it when the snapshot was taken.',
    'proc_pid_syscall(5)',
  ),
  mqueue: field(
    'Open in',
    'Processes that hold a descriptor of it, and those that wait in a call on it.',
    'mq_open(3)',
  ),
  sem: field(
    'Seen with it',
    'Processes that wait in semop(2) on it, and those of the last operations.',
    'semctl(2)',
  ),
  shm: field('Attached by', 'Processes that have it in their address space now.', 'shmat(2)'),
};

type Own<Kind> = Exclude<keyof Kind, keyof IpcObjectBase | 'key' | 'creatorUid' | 'creatorGid'> &
  string;

export const MESSAGE_QUEUE_FIELDS: FieldTexts<Own<MessageQueue>> = {
  sysvId: field('msqid', 'The number that msgsnd(2) and msgrcv(2) take.', 'msgget(2)'),
  messages: field('Messages', 'Messages that wait in it (msg_qnum).', 'msgctl(2)'),
  bytes: field('Size', 'Bytes of all messages that wait in it (msg_cbytes).', 'msgctl(2)'),
  lastSender: field('Last sender', 'Process of the last msgsnd(2) (msg_lspid).', 'msgctl(2)'),
  lastReceiver: field('Last receiver', 'Process of the last msgrcv(2) (msg_lrpid).', 'msgctl(2)'),
  sentAt: field('Last sent', 'Time of the last msgsnd(2) (msg_stime).', 'msgctl(2)'),
  receivedAt: field('Last received', 'Time of the last msgrcv(2) (msg_rtime).', 'msgctl(2)'),
  changedAt: field(
    'Made or changed',
    'When it was made, or changed by IPC_SET (msg_ctime).',
    'msgctl(2)',
  ),
};

export const SEMAPHORE_FIELDS: FieldTexts<Own<SemaphoreSet>> = {
  sysvId: field('semid', 'The number that semop(2) takes.', 'semget(2)'),
  count: field('Semaphores', 'How many semaphores are in the set (sem_nsems).', 'semctl(2)'),
  semaphores: field(
    'Values',
    'Each semaphore: its value, the process of its last operation, and how many tasks wait.',
    'semctl(2)',
  ),
  operatedAt: field('Last operation', 'Time of the last semop(2) (sem_otime).', 'semctl(2)'),
  changedAt: field(
    'Made or changed',
    'When it was made, or changed by IPC_SET or SETVAL (sem_ctime).',
    'semctl(2)',
  ),
};

export const SHARED_MEMORY_FIELDS: FieldTexts<Own<SharedMemory>> = {
  sysvId: field('shmid', 'The number that shmat(2) takes.', 'shmget(2)'),
  bytes: field('Size', 'The size that it was made with (shm_segsz).', 'shmctl(2)'),
  attaches: field(
    'Attaches',
    'How often it is attached now (shm_nattch). A process can attach it more than once.',
    'shmctl(2)',
  ),
  creator: field('Made by', 'Process that made it (shm_cpid).', 'shmctl(2)'),
  lastOperator: field(
    'Last operator',
    'Process of the last shmat(2) or shmdt(2) (shm_lpid).',
    'shmctl(2)',
  ),
  residentBytes: field(
    'In memory',
    'How much of it is in memory now (rss in /proc/sysvipc/shm).',
    'proc_sysvipc(5)',
  ),
  swappedBytes: field(
    'Swapped out',
    'How much of it is in swap space now (swap in /proc/sysvipc/shm).',
    'proc_sysvipc(5)',
  ),
  markedForRemoval: field(
    'Removal',
    'A segment marked by IPC_RMID goes with its last attach (SHM_DEST).',
    'shmctl(2)',
  ),
  locked: field('Locked', 'Whether it is kept out of swap space (SHM_LOCKED).', 'shmctl(2)'),
  attachedAt: field('Last attached', 'Time of the last shmat(2) (shm_atime).', 'shmctl(2)'),
  detachedAt: field('Last detached', 'Time of the last shmdt(2) (shm_dtime).', 'shmctl(2)'),
  changedAt: field(
    'Made or changed',
    'When it was made, or changed by IPC_SET (shm_ctime).',
    'shmctl(2)',
  ),
};

export const POSIX_QUEUE_FIELDS: FieldTexts<Own<PosixQueue>> = {
  name: field('Name', 'The name that mq_open(3) takes.', 'mq_overview(7)'),
  inode: field(
    'Inode',
    'The number of its file in the mqueue file system: tells it from another of the same name.',
    'mq_overview(7)',
  ),
  bytes: field('Size', 'Bytes of all messages that wait in it (QSIZE).', 'mq_overview(7)'),
  notify: field(
    'Tells of messages',
    'The process that asked by mq_notify(3) to be told when a message comes into the empty queue.',
    'mq_notify(3)',
  ),
};

/** What mq_getattr(3) tells, on request. */
export const POSIX_QUEUE_LIMITS: FieldTexts<'messages' | 'maxMessages' | 'messageSize'> = {
  messages: field('Messages', 'Messages that wait in it (mq_curmsgs).', 'mq_getattr(3)'),
  maxMessages: field(
    'At most',
    'How many messages it takes before a sender has to wait (mq_maxmsg); set when it was made.',
    'mq_getattr(3)',
  ),
  messageSize: field(
    'Largest',
    'How long a message may be at most (mq_msgsize); set when it was made.',
    'mq_getattr(3)',
  ),
};
