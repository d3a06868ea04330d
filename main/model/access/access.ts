import type { Credentials } from './credentials.ts';
import { lookupRefused } from './lookup.ts';
import { isMissing } from './membership.ts';
import { queueAccess } from './mqueue.ts';
import type { Decision, Missing, Wall } from './rule.ts';
import type { Guarded, Surroundings } from './surroundings.ts';
import { sysvAccess } from './sysv.ts';
import { undecided } from './verdict.ts';

/**
 * What a process may do with an IPC object from where it is now, by the rules of
 * the kernel, and the one rule that decided it.
 *
 * It speaks of calls that find the object by key, id or name. What a process
 * already holds is not taken from it: an attached segment stays usable and an open
 * POSIX queue stays open, with the access of that time, whatever mode, owner or
 * namespace say afterwards; and who may enter another IPC namespace, or reaches
 * its mqueue mount by a path, is not held by the wall. A security module (SELinux,
 * AppArmor) may refuse more than the kernel's own rules do.
 */
export function accessTo(
  credentials: Credentials,
  object: Guarded,
  around: Surroundings,
): Decision {
  const apart = separation(credentials, object);
  if (apart?.by === 'wall') return { access: 'cannot-see', rule: apart };
  const missing = apart?.missing ?? unread(object);
  if (missing !== null) return undecided(missing, null);
  if (object.kind !== 'mqueue') return sysvAccess(credentials, object, around);
  const refused = lookupRefused(credentials, object, around);
  if (isMissing(refused)) return undecided(refused, null);
  if (refused !== null) return { access: 'none', rule: { by: 'directory', bits: refused } };
  return queueAccess(credentials, object, around);
}

/** The wall between the two, or that it is not known; null: same IPC namespace. */
export function separation(
  { ipcNamespace }: Credentials,
  { namespace }: Guarded,
): Wall | { by: 'unknown'; missing: Missing } | null {
  if (ipcNamespace === null) return { by: 'unknown', missing: { what: 'ipc-namespace', of: '' } };
  if (ipcNamespace === namespace) return null;
  return { by: 'wall', process: ipcNamespace, object: namespace };
}

const DECISIVE = ['mode', 'uid', 'gid', 'creatorUid', 'creatorGid'];

/** Fields of the object that decide and were not read; null: all were. */
export function unread(object: Guarded): Missing | null {
  const fields = object.unknown?.filter((field) => DECISIVE.includes(field)) ?? [];
  return fields.length === 0 ? null : { what: 'object', of: fields.join(', ') };
}
