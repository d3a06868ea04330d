import type { Integer, IpcObject, PosixQueue, Snapshot } from '../snapshot.ts';

/**
 * An object as it was shown. The kernel gives the number of what was removed to the
 * next one, some tens of thousands of objects later; by this the two are told apart.
 */
export type Identity = SysvIdentity | QueueIdentity;

export interface SysvIdentity {
  kind: 'msg' | 'sem' | 'shm';
  /** Id of the object: `ipc:4026531839/msg/0`. */
  id: string;
  /** Id of its IPC namespace. */
  namespace: string;
  sysvId: number;
  /** Signed 32 bits. */
  key: number;
  /** Null: could not be read. */
  creatorUid: number | null;
  creatorGid: number | null;
  /** Unix seconds. */
  changedAt: number;
  /** Of a segment its bytes, of a set its semaphores, of a queue 0: it never changes. */
  size: Integer;
}

export interface QueueIdentity {
  kind: 'mqueue';
  id: string;
  namespace: string;
  name: string;
  /** Of its file; null: could not be read. */
  inode: number | null;
}

export function identityOf(object: PosixQueue): QueueIdentity;
export function identityOf(object: Exclude<IpcObject, PosixQueue>): SysvIdentity;
export function identityOf(object: IpcObject): Identity;
export function identityOf(object: IpcObject): Identity {
  const { id, namespace } = object;
  if (object.kind === 'mqueue') {
    return { kind: 'mqueue', id, namespace, name: object.name, inode: object.inode ?? null };
  }
  const known = (field: 'creatorUid' | 'creatorGid') =>
    object.unknown?.includes(field) ? null : object[field];
  return {
    kind: object.kind,
    id,
    namespace,
    sysvId: object.sysvId,
    key: object.key,
    creatorUid: known('creatorUid'),
    creatorGid: known('creatorGid'),
    changedAt: object.changedAt,
    size: object.kind === 'shm' ? object.bytes : object.kind === 'sem' ? object.count : 0,
  };
}

/**
 * Whether both are the same object. Its maker and size never change, its key only
 * with its end. Its time of change moves when it is given to another (IPC_SET), too:
 * then it counts as another, and who asks looks once more. That of a semaphore set
 * also moves with each SETVAL, so there it may have moved on.
 */
export function sameObject(shown: Identity, now: Identity): boolean {
  if (shown.id !== now.id || shown.namespace !== now.namespace) return false;
  if (shown.kind === 'mqueue' || now.kind === 'mqueue') {
    const inode = shown.kind === 'mqueue' ? shown.inode : null;
    return now.kind === 'mqueue' && inode !== null && inode === now.inode;
  }
  return (
    shown.kind === now.kind &&
    shown.sysvId === now.sysvId &&
    shown.key === now.key &&
    sameWhereKnown(shown.creatorUid, now.creatorUid) &&
    sameWhereKnown(shown.creatorGid, now.creatorGid) &&
    `${shown.size}` === `${now.size}` &&
    (shown.kind === 'sem' ? shown.changedAt <= now.changedAt : shown.changedAt === now.changedAt)
  );
}

/** What a snapshot has of it; null: it has gone, or another has its number. */
export function objectOf(snapshot: Snapshot, shown: Identity): IpcObject | null {
  const object = snapshot.objects.find(({ id }) => id === shown.id);
  return object && sameObject(shown, identityOf(object)) ? object : null;
}

function sameWhereKnown(shown: number | null, now: number | null): boolean {
  return shown === null || now === null || shown === now;
}
