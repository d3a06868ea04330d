import { separation, unread } from './access.ts';
import { capableForFile, capableOver, type Held } from './capability.ts';
import type { Credentials } from './credentials.ts';
import { isMissing, sameId } from './membership.ts';
import { fileClass } from './mqueue.ts';
import {
  type Bits,
  type CapabilityName,
  type Missing,
  type Power,
  type Wall,
  WRITE,
} from './rule.ts';
import type {
  Directory,
  Guarded,
  GuardedQueue,
  GuardedSysv,
  Surroundings,
} from './surroundings.ts';

/** Whether a process may remove an object, and the one rule that decided. */
export interface Removal {
  allowed: 'yes' | 'no' | 'cannot-see' | 'unknown';
  rule: RemovalRule;
}

export type RemovalRule =
  | Wall
  /** Its owner or creator, or the owner of the directory of the POSIX queues. */
  | { by: 'user'; role: 'owner' | 'creator' | 'directory'; uid: number }
  | { by: 'power'; power: Power }
  /** Neither; and this capability would be needed, in that user namespace. */
  | { by: 'stranger'; capability: CapabilityName; namespace: string | null }
  /** The directory of the POSIX queues, which decides who may unlink. */
  | { by: 'directory'; bits: Bits }
  | { by: 'unknown'; missing: Missing };

/**
 * IPC_RMID (`ipcctl_obtain_check()` in `ipc/util.c`): owner, creator, or
 * CAP_SYS_ADMIN in the owning user namespace; the mode does not count.
 * `mq_unlink(3)` (`may_delete()` in `fs/namei.c`): who may write in the directory,
 * which is sticky: there only owners of queue or directory, or CAP_FOWNER.
 */
export function removalOf(
  credentials: Credentials,
  object: Guarded,
  around: Surroundings,
): Removal {
  const apart = separation(credentials, object);
  if (apart?.by === 'wall') return { allowed: 'cannot-see', rule: apart };
  const missing = apart?.missing ?? unread(object);
  if (missing !== null) return unsure(missing);
  return object.kind === 'mqueue'
    ? unlinking(credentials, object, around)
    : removing(credentials, object, around);
}

function removing(credentials: Credentials, object: GuardedSysv, around: Surroundings): Removal {
  const owner = sameId(credentials.euid, object.uid, around);
  if (owner === true) return { allowed: 'yes', rule: user('owner', object.uid) };
  const creator = sameId(credentials.euid, object.creatorUid, around);
  if (creator === true) return { allowed: 'yes', rule: user('creator', object.creatorUid) };
  const held = capableOver(credentials, object.namespace, 'CAP_SYS_ADMIN', around);
  const namespace = around.namespaces.get(object.namespace)?.owner ?? null;
  return byPower(held, [owner, creator], 'CAP_SYS_ADMIN', namespace);
}

function unlinking(credentials: Credentials, queue: GuardedQueue, around: Surroundings): Removal {
  const directory = around.namespaces.get(queue.namespace)?.queueDirectory ?? null;
  if (directory === null) return unsure({ what: 'queue-directory', of: queue.namespace });
  const writing = writingIn(credentials, directory, around);
  if (writing.allowed !== 'yes' || (directory.mode & STICKY) === 0) return writing;
  const owner = sameId(credentials.fsuid, queue.uid, around);
  if (owner === true) return { allowed: 'yes', rule: user('owner', queue.uid) };
  const host = sameId(credentials.fsuid, directory.uid, around);
  if (host === true) return { allowed: 'yes', rule: user('directory', directory.uid) };
  const held = capableForFile(credentials, queue, 'CAP_FOWNER', around);
  return byPower(held, [owner, host], 'CAP_FOWNER', credentials.userNamespace);
}

const STICKY = 0o1000;
const SEARCH = 1;

/** Whether the directory itself lets names be removed from it. */
function writingIn(credentials: Credentials, directory: Directory, around: Surroundings): Removal {
  const bits = fileClass(credentials, directory, around);
  const allows = !isMissing(bits) && (bits.bits & (WRITE | SEARCH)) === (WRITE | SEARCH);
  if (allows) return { allowed: 'yes', rule: { by: 'directory', bits } };
  const held = capableForFile(credentials, directory, 'CAP_DAC_OVERRIDE', around);
  if (isMissing(held)) return unsure(held);
  if (held !== null) return { allowed: 'yes', rule: { by: 'power', power: held } };
  return isMissing(bits) ? unsure(bits) : { allowed: 'no', rule: { by: 'directory', bits } };
}

/** Where being a certain user did not settle it. */
function byPower(
  held: Held,
  users: readonly (boolean | Missing)[],
  capability: CapabilityName,
  namespace: string | null,
): Removal {
  if (isMissing(held)) return unsure(held);
  if (held !== null) return { allowed: 'yes', rule: { by: 'power', power: held } };
  const missing = users.find(isMissing);
  if (missing !== undefined) return unsure(missing);
  return { allowed: 'no', rule: { by: 'stranger', capability, namespace } };
}

function user(role: 'owner' | 'creator' | 'directory', uid: number): RemovalRule {
  return { by: 'user', role, uid };
}

function unsure(missing: Missing): Removal {
  return { allowed: 'unknown', rule: { by: 'unknown', missing } };
}
