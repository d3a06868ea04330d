import type { IdRange, IpcObjectBase, Namespace, SharedMemory } from '../snapshot.ts';

/** An object as the kernel checks it: whose it is and what its mode allows. */
export type Guarded = GuardedSysv | GuardedQueue;
export interface GuardedSysv extends Checked, Pick<SharedMemory, 'creatorUid' | 'creatorGid'> {
  kind: 'msg' | 'sem' | 'shm';
}
export interface GuardedQueue extends Checked {
  kind: 'mqueue';
}
type Checked = Pick<IpcObjectBase, 'namespace' | 'mode' | 'uid' | 'gid' | 'unknown'>;

/**
 * What must be known of namespaces, beyond what every snapshot tells of them.
 * A missing or null value is not known.
 */
export interface NamespaceFacts extends Pick<Namespace, 'initial' | 'parent' | 'owner'> {
  /** User namespaces: uid of who made it, ioctl_ns(2) NS_GET_OWNER_UID. */
  ownerUid?: number | null;
  /** User namespaces: `/proc/PID/uid_map` and `gid_map` of a member, to the observer's ids. */
  uidMap?: readonly IdRange[] | null;
  gidMap?: readonly IdRange[] | null;
  /** IPC namespaces: `stat(2)` of the root of its mqueue file system. */
  queueDirectory?: Directory | null;
}

export interface Directory {
  uid: number;
  gid: number;
  /** With the sticky bit: 0o1777 as the kernel makes it. */
  mode: number;
}

/** Where process and object are: a world of the snapshot is one. */
export interface Surroundings {
  /** By id. */
  namespaces: ReadonlyMap<string, NamespaceFacts>;
  /** Its kernel's release as `uname -r` prints it; rules have changed once. */
  host?: { kernel: string };
  /**
   * The id that stands for every id without a mapping in the observer's user
   * namespace (`/proc/sys/kernel/overflowuid`, 65534), where that is not the
   * initial one. Two ids that read so need not be the same.
   */
  overflowId?: number | null;
}
