import { capableForFile } from './capability.ts';
import type { Credentials } from './credentials.ts';
import { isMissing } from './membership.ts';
import { fileClass } from './mqueue.ts';
import type { Bits, Missing } from './rule.ts';
import type { GuardedQueue, Surroundings } from './surroundings.ts';

/** The release from which `do_mq_open()` looks names up by `lookup_noperm()`. */
const NO_LONGER_ASKED = [6, 16] as const;
const SEARCH = 1;

/**
 * What keeps a process from finding a POSIX queue by its name: before Linux 6.16
 * `mq_open(3)` asks for the x bit of the queues' directory (`lookup_one_len()` in
 * `fs/namei.c`). The kernel makes it with all x bits; `chmod` takes them. Null:
 * nothing.
 */
export function lookupRefused(
  credentials: Credentials,
  { namespace }: GuardedQueue,
  around: Surroundings,
): Bits | Missing | null {
  const asked = asksToSearch(around.host?.kernel);
  if (asked === false) return null;
  const directory = around.namespaces.get(namespace)?.queueDirectory ?? null;
  if (directory === null) return { what: 'queue-directory', of: namespace };
  if ((directory.mode & 0o111) === 0o111) return null;
  const bits = fileClass(credentials, directory, around);
  if (isMissing(bits)) return bits;
  if ((bits.bits & SEARCH) !== 0) return null;
  const powers = (['CAP_DAC_READ_SEARCH', 'CAP_DAC_OVERRIDE'] as const).map((capability) =>
    capableForFile(credentials, directory, capability, around),
  );
  if (powers.some((held) => held !== null && !isMissing(held))) return null;
  const missing = powers.find(isMissing);
  if (missing !== undefined) return missing;
  return asked === null ? { what: 'kernel', of: '' } : bits;
}

/** Null: not known. */
function asksToSearch(release: string | undefined): boolean | null {
  const match = /^(\d+)\.(\d+)/.exec(release ?? '');
  if (match === null) return null;
  const [major, minor] = [Number(match[1]), Number(match[2])];
  const [sinceMajor, sinceMinor] = NO_LONGER_ASKED;
  return major < sinceMajor || (major === sinceMajor && minor < sinceMinor);
}
