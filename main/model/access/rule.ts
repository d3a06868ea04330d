import type { ObjectKind } from '../snapshot.ts';

/**
 * - `cannot-see`: the object is in another IPC namespace;
 * - `none`: it is found by key or name and listed, but neither read nor written;
 * - `read`, `write`, `read-write`;
 * - `unknown`: what would decide it could not be read.
 */
export type Access = 'cannot-see' | 'none' | 'read' | 'write' | 'read-write' | 'unknown';

export interface Decision {
  access: Access;
  rule: Rule;
}

/** The one rule that decided. */
export type Rule = Wall | Bits | Overridden | Lookup | Unknown;

/** Different IPC namespaces. */
export interface Wall {
  by: 'wall';
  /** Ids of the two IPC namespaces. */
  process: string;
  object: string;
}

/** One of the three classes of permission bits. The first that fits counts, and it alone. */
export interface Bits {
  by: 'bits';
  kind: ObjectKind;
  class: 'user' | 'group' | 'others';
  /** By which of the object's ids it fits; null: others. */
  role: 'owner' | 'creator' | null;
  /** That uid or gid; null: others. */
  id: number | null;
  /** The class's three bits: 4 read, 2 write. */
  bits: number;
}

/** A capability counts for more than the bits. */
export interface Overridden {
  by: 'capability';
  power: Power;
  /** What would have decided without. */
  bits: Bits;
}

/** The directory of the POSIX queues does not let names be looked up. */
export interface Lookup {
  by: 'directory';
  /** The class that decided, with the directory's bits. */
  bits: Bits;
}

/** Why a process has a capability where it is needed. */
export interface Power {
  capability: CapabilityName;
  /** Id of the user namespace where it is needed. */
  namespace: string;
  /** Effective there or in an ancestor, or all of them as maker of a user namespace. */
  through:
    | { kind: 'effective'; namespace: string }
    | { kind: 'maker'; namespace: string; uid: number };
}

export type CapabilityName = keyof typeof CAPABILITIES;

/** Numbers of the capabilities that matter here, linux/capability.h. */
export const CAPABILITIES = {
  CAP_DAC_OVERRIDE: 1,
  CAP_DAC_READ_SEARCH: 2,
  CAP_FOWNER: 3,
  CAP_IPC_OWNER: 15,
  CAP_SYS_ADMIN: 21,
} as const;

export interface Unknown {
  by: 'unknown';
  missing: Missing;
  /** What the bits alone allow, where that much is known. */
  bits: Bits | null;
}

/** What could not be read, and of what: an id of a namespace, an id, names of fields. */
export interface Missing {
  what:
    | 'object'
    | 'ipc-namespace'
    | 'user-namespace'
    | 'ids'
    | 'capabilities'
    | 'owner'
    | 'parent'
    | 'owner-uid'
    | 'id-map'
    | 'queue-directory'
    | 'kernel'
    | 'overflow-id';
  of: string;
}

export const READ = 4;
export const WRITE = 2;
