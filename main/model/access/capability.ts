import type { Credentials } from './credentials.ts';
import { allOf, hasMapping, isMissing, sameId } from './membership.ts';
import { CAPABILITIES, type CapabilityName, type Missing, type Power } from './rule.ts';
import type { Surroundings } from './surroundings.ts';

/** Null: it has not. */
export type Held = Power | Missing | null;

/**
 * Whether a capability counts in the user namespace that owns an IPC namespace:
 * `ns_capable()`, that is `cap_capable_helper()` in `security/commoncap.c`. From
 * that user namespace the kernel goes up to the initial one. Where it meets the
 * process's own, the effective set decides; and who made a user namespace, while
 * living in its parent, has every capability in it and below.
 */
export function capableOver(
  credentials: Credentials,
  ipcNamespace: string,
  capability: CapabilityName,
  around: Surroundings,
): Held {
  const target = around.namespaces.get(ipcNamespace)?.owner ?? null;
  if (target === null) return { what: 'owner', of: ipcNamespace };
  const effective = has(credentials, capability);
  const home = credentials.userNamespace;
  if (home === null) return maybeAnywhere(credentials, target, effective, around);
  if (home === target) {
    return effective === true ? power(capability, target, home) : refusedOr(effective);
  }

  const aboveHome = ancestors(home, around);
  for (let at = target; ; ) {
    const facts = around.namespaces.get(at);
    // From here on up the process's own cannot be met: it is below, or elsewhere.
    if (facts?.initial || aboveHome.has(at)) return null;
    const parent = facts?.parent ?? null;
    if (parent === null) return { what: 'parent', of: at };
    if (parent === home) {
      if (effective === true) return power(capability, target, home);
      const maker = madeBy(credentials, at, around);
      if (maker === true) {
        const through = { kind: 'maker', namespace: at, uid: credentials.euid } as const;
        return { capability, namespace: target, through };
      }
      return isMissing(maker) ? maker : refusedOr(effective);
    }
    at = parent;
  }
}

/**
 * Whether a capability counts for a file: `capable_wrt_inode_uidgid()` in
 * `kernel/capability.c`. It is asked in the process's own user namespace, whoever
 * owns the IPC namespace, and both ids of the file must have a mapping there.
 */
export function capableForFile(
  credentials: Credentials,
  file: { uid: number; gid: number },
  capability: CapabilityName,
  around: Surroundings,
): Held {
  const effective = has(credentials, capability);
  if (effective === false) return null;
  const home = credentials.userNamespace;
  if (home === null) return { what: 'user-namespace', of: '' };
  const mapped = allOf([
    hasMapping('uidMap', file.uid, home, around),
    hasMapping('gidMap', file.gid, home, around),
  ]);
  const held = allOf([mapped, effective]);
  return held === true ? power(capability, home, home) : refusedOr(held);
}

/** Without knowing where the process's capabilities count: no only where none could. */
function maybeAnywhere(
  credentials: Credentials,
  target: string,
  effective: boolean | Missing,
  around: Surroundings,
): Held {
  if (effective !== false) return { what: 'user-namespace', of: '' };
  for (let at = target; ; ) {
    const facts = around.namespaces.get(at);
    if (facts?.initial) return null;
    const parent = facts?.parent ?? null;
    if (parent === null) return { what: 'parent', of: at };
    if (madeBy(credentials, at, around) !== false) return { what: 'user-namespace', of: '' };
    at = parent;
  }
}

/** As far up as is known. */
function ancestors(userNamespace: string, { namespaces }: Surroundings): Set<string> {
  const above = new Set<string>();
  let at = namespaces.get(userNamespace)?.parent ?? null;
  while (at !== null && !above.has(at)) {
    above.add(at);
    at = namespaces.get(at)?.parent ?? null;
  }
  return above;
}

function has({ capabilities }: Credentials, capability: CapabilityName): boolean | Missing {
  if (capabilities === null) return { what: 'capabilities', of: '' };
  return ((capabilities >> BigInt(CAPABILITIES[capability])) & 1n) === 1n;
}

function madeBy({ euid }: Credentials, userNamespace: string, around: Surroundings) {
  const maker = around.namespaces.get(userNamespace)?.ownerUid ?? null;
  if (maker === null) return { what: 'owner-uid', of: userNamespace } as const;
  return sameId(euid, maker, around);
}

function power(capability: CapabilityName, namespace: string, home: string): Power {
  return { capability, namespace, through: { kind: 'effective', namespace: home } };
}

function refusedOr(fact: boolean | Missing): Missing | null {
  return isMissing(fact) ? fact : null;
}
