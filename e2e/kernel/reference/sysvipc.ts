import type {
  IpcObject,
  MessageQueue,
  SemaphoreSet,
  SharedMemory,
} from '../../../main/model/snapshot.ts';
import { type Member, sections } from './inside.ts';

export type SysvObject = MessageQueue | SemaphoreSet | SharedMemory;
/** A line of `/proc/sysvipc`, by the names of its columns. */
export type Line = Record<string, string>;

const ID_COLUMNS = { msg: 'msqid', sem: 'semid', shm: 'shmid' } as const;

export function isSysv(object: IpcObject): object is SysvObject {
  return object.kind !== 'mqueue';
}

/** What `cat /proc/sysvipc/…` prints inside, by kind and id: `shm/3`. */
export async function sysvipc(member: Member): Promise<Map<string, Line>> {
  const texts = await sections(member, {
    msg: 'cat /proc/sysvipc/msg',
    sem: 'cat /proc/sysvipc/sem',
    shm: 'cat /proc/sysvipc/shm',
  });
  const lines = new Map<string, Line>();
  for (const [kind, text] of Object.entries(texts)) {
    const [head = '', ...rows] = text.trim().split('\n');
    const names = head.trim().split(/\s+/);
    for (const row of rows) {
      const cells = row.trim().split(/\s+/);
      const line = Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']));
      lines.set(`${kind}/${line[ID_COLUMNS[kind as keyof typeof ID_COLUMNS]]}`, line);
    }
  }
  return lines;
}

/** The same of a snapshot's objects: what `/proc/sysvipc` must then say. */
export function asSysvipc(objects: readonly IpcObject[]): Map<string, Line> {
  return new Map(
    objects.filter(isSysv).map((object) => [`${object.kind}/${object.sysvId}`, lineOf(object)]),
  );
}

const SHM_DEST = 0o1000;
const SHM_LOCKED = 0o2000;

function lineOf(object: SysvObject): Line {
  const { key, sysvId, mode, uid, gid, creatorUid: cuid, creatorGid: cgid } = object;
  const common = { key, uid, gid, cuid, cgid, ctime: object.changedAt };
  switch (object.kind) {
    case 'msg':
      return texts({
        ...common,
        msqid: sysvId,
        perms: mode.toString(8),
        cbytes: object.bytes,
        qnum: object.messages,
        lspid: object.lastSender,
        lrpid: object.lastReceiver,
        stime: object.sentAt,
        rtime: object.receivedAt,
      });
    case 'sem':
      return texts({
        ...common,
        semid: sysvId,
        perms: mode.toString(8),
        nsems: object.count,
        otime: object.operatedAt,
      });
    case 'shm': {
      const flags = (object.markedForRemoval ? SHM_DEST : 0) | (object.locked ? SHM_LOCKED : 0);
      return texts({
        ...common,
        shmid: sysvId,
        perms: (mode | flags).toString(8),
        size: object.bytes,
        cpid: object.creator,
        lpid: object.lastOperator,
        nattch: object.attaches,
        atime: object.attachedAt,
        dtime: object.detachedAt,
        rss: object.residentBytes,
        swap: object.swappedBytes,
      });
    }
  }
}

function texts(values: Record<string, number | string>): Line {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, `${value}`]));
}
