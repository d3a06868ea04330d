import type {
  IpcObjectBase,
  MessageQueue,
  SemaphoreSet,
  SharedMemory,
} from '../../model/snapshot.ts';
import { integer, type Row } from './table.ts';

/** Permission bits of `perms`; above them `ipc/shm.c` keeps its own two. */
const MODE = 0o777;
const SHM_DEST = 0o1000;
const SHM_LOCKED = 0o2000;

/** A line of `/proc/sysvipc/msg` (`sysvipc_msg_proc_show` in `ipc/msg.c`). */
export function messageQueue(namespace: string, row: Row): MessageQueue {
  return {
    ...common(namespace, 'msg', 'msqid', row),
    bytes: Number(row('cbytes')),
    messages: Number(row('qnum')),
    lastSender: Number(row('lspid')),
    lastReceiver: Number(row('lrpid')),
    sentAt: Number(row('stime')),
    receivedAt: Number(row('rtime')),
    changedAt: Number(row('ctime')),
  };
}

/** A line of `/proc/sysvipc/sem` (`sysvipc_sem_proc_show` in `ipc/sem.c`). */
export function semaphoreSet(namespace: string, row: Row): SemaphoreSet {
  return {
    ...common(namespace, 'sem', 'semid', row),
    semaphores: null,
    count: Number(row('nsems')),
    operatedAt: Number(row('otime')),
    changedAt: Number(row('ctime')),
  };
}

/** A line of `/proc/sysvipc/shm` (`sysvipc_shm_proc_show` in `ipc/shm.c`). */
export function sharedMemory(namespace: string, row: Row): SharedMemory {
  const perms = Number.parseInt(row('perms'), 8);
  return {
    ...common(namespace, 'shm', 'shmid', row),
    bytes: integer(row('size')),
    attaches: Number(row('nattch')),
    creator: Number(row('cpid')),
    lastOperator: Number(row('lpid')),
    residentBytes: integer(row('rss')),
    swappedBytes: integer(row('swap')),
    markedForRemoval: (perms & SHM_DEST) !== 0,
    locked: (perms & SHM_LOCKED) !== 0,
    attachedAt: Number(row('atime')),
    detachedAt: Number(row('dtime')),
    changedAt: Number(row('ctime')),
  };
}

interface Common<Kind extends IpcObjectBase['kind']> extends IpcObjectBase {
  kind: Kind;
  sysvId: number;
  key: number;
  creatorUid: number;
  creatorGid: number;
}

function common<Kind extends IpcObjectBase['kind']>(
  namespace: string,
  kind: Kind,
  idColumn: string,
  row: Row,
): Common<Kind> {
  const sysvId = Number(row(idColumn));
  return {
    id: `${namespace}/${kind}/${sysvId}`,
    kind,
    namespace,
    sysvId,
    key: Number(row('key')) | 0,
    mode: Number.parseInt(row('perms'), 8) & MODE,
    uid: Number(row('uid')),
    gid: Number(row('gid')),
    creatorUid: Number(row('cuid')),
    creatorGid: Number(row('cgid')),
  };
}
