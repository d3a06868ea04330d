import { capableForFile } from './capability.ts';
import type { Credentials } from './credentials.ts';
import { inGroup, isMissing, sameId } from './membership.ts';
import { type Bits, type Decision, type Missing, READ, WRITE } from './rule.ts';
import type { Directory, GuardedQueue, Surroundings } from './surroundings.ts';
import { accessOf, granted, undecided } from './verdict.ts';

/**
 * `inode_permission()` as `mq_open(3)` asks it (`prepare_open()` in `ipc/mqueue.c`,
 * `generic_permission()` in `fs/namei.c`): the file system uid against the owner,
 * then the groups, then others. CAP_DAC_OVERRIDE overrides the bits,
 * CAP_DAC_READ_SEARCH those for reading alone: an O_RDWR is then refused even
 * where the bits allow writing, while two descriptors do both.
 */
export function queueAccess(
  credentials: Credentials,
  queue: GuardedQueue,
  around: Surroundings,
): Decision {
  const bits = fileClass(credentials, queue, around);
  if (isMissing(bits)) return undecided(bits, null);
  if ((bits.bits & (READ | WRITE)) === (READ | WRITE)) return granted(bits);
  const all = capableForFile(credentials, queue, 'CAP_DAC_OVERRIDE', around);
  if (isMissing(all)) return undecided(all, bits);
  if (all) return { access: 'read-write', rule: { by: 'capability', power: all, bits } };
  if ((bits.bits & READ) !== 0) return granted(bits);
  const reading = capableForFile(credentials, queue, 'CAP_DAC_READ_SEARCH', around);
  if (isMissing(reading)) return undecided(reading, bits);
  if (reading === null) return granted(bits);
  const access = accessOf(bits.bits | READ);
  return { access, rule: { by: 'capability', power: reading, bits } };
}

/** `acl_permission_check()` in `fs/namei.c`; the mqueue file system has no ACLs. */
export function fileClass(
  credentials: Credentials,
  { uid, gid, mode }: Directory,
  around: Surroundings,
): Bits | Missing {
  const common = { by: 'bits', kind: 'mqueue' } as const;
  const user = sameId(credentials.fsuid, uid, around);
  if (isMissing(user)) return user;
  if (user) return { ...common, class: 'user', role: 'owner', id: uid, bits: (mode >> 6) & 7 };
  const group = inGroup(credentials, gid, around);
  if (isMissing(group)) return group;
  if (group) return { ...common, class: 'group', role: 'owner', id: gid, bits: (mode >> 3) & 7 };
  return { ...common, class: 'others', role: null, id: null, bits: mode & 7 };
}
