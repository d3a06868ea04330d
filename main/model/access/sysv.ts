import { capableOver } from './capability.ts';
import type { Credentials } from './credentials.ts';
import { anyOf, type Fact, inGroup, isMissing, sameId } from './membership.ts';
import { type Bits, type Decision, type Missing, READ, WRITE } from './rule.ts';
import type { GuardedSysv, Surroundings } from './surroundings.ts';
import { granted, undecided } from './verdict.ts';

/**
 * `ipcperms()` in `ipc/util.c`: the effective uid against owner and creator, then
 * the groups against both, then others. The first class that fits counts, even
 * where a later one would allow more. CAP_IPC_OWNER overrides the bits, in the
 * user namespace that owns the IPC namespace.
 */
export function sysvAccess(
  credentials: Credentials,
  object: GuardedSysv,
  around: Surroundings,
): Decision {
  const bits = sysvClass(credentials, object, around);
  if (isMissing(bits)) return undecided(bits, null);
  if ((bits.bits & (READ | WRITE)) === (READ | WRITE)) return granted(bits);
  const held = capableOver(credentials, object.namespace, 'CAP_IPC_OWNER', around);
  if (held === null) return granted(bits);
  if (isMissing(held)) return undecided(held, bits);
  return { access: 'read-write', rule: { by: 'capability', power: held, bits } };
}

function sysvClass(
  credentials: Credentials,
  object: GuardedSysv,
  around: Surroundings,
): Bits | Missing {
  const { kind, mode } = object;
  const user = fits(object.uid, object.creatorUid, (id) => sameId(credentials.euid, id, around));
  if (isMissing(user)) return user;
  if (user) return { by: 'bits', kind, class: 'user', ...user, bits: (mode >> 6) & 7 };
  const group = fits(object.gid, object.creatorGid, (id) => inGroup(credentials, id, around));
  if (isMissing(group)) return group;
  if (group) return { by: 'bits', kind, class: 'group', ...group, bits: (mode >> 3) & 7 };
  return { by: 'bits', kind, class: 'others', role: null, id: null, bits: mode & 7 };
}

/** As whom a process fits: as the owner rather than as the creator. */
function fits(
  owner: number,
  creator: number,
  matches: (id: number) => Fact,
): { role: 'owner' | 'creator'; id: number } | Missing | null {
  const asOwner = matches(owner);
  if (asOwner === true) return { role: 'owner', id: owner };
  const asCreator = matches(creator);
  if (asCreator === true) return { role: 'creator', id: creator };
  const either = anyOf([asOwner, asCreator]);
  return isMissing(either) ? either : null;
}
