import type { ObjectKind, Observer } from '../snapshot.ts';
import { oneAtATime } from './operations.ts';
import type { RemovalRule } from './removal.ts';
import type { Bits, Missing, Overridden, Power, Rule, Wall } from './rule.ts';
import { accessOf } from './verdict.ts';

/** The rule that decided, in one plain sentence without its full stop. */
export function sentence(rule: Rule): string {
  switch (rule.by) {
    case 'wall':
      return wall(rule);
    case 'bits':
      return bits(rule);
    case 'capability':
      return overridden(rule);
    case 'directory':
      return `${directory(rule.bits)} do not allow looking up names in it`;
    case 'unknown': {
      const beside = rule.bits === null ? '' : `${bits(rule.bits)}; the rest is `;
      return `${beside}${beside ? 'not known' : 'Not known'}: ${missing(rule.missing)}`;
    }
  }
}

/** Why an object may or may not be removed, in one plain sentence without its full stop. */
export function removalSentence(rule: RemovalRule): string {
  switch (rule.by) {
    case 'wall':
      return wall(rule);
    case 'user':
      return `User ${rule.uid} ${ROLES[rule.role]}, and may remove it`;
    case 'power':
      return `${power(rule.power)} allows removing it`;
    case 'stranger': {
      const where = rule.namespace === null ? '' : ` in ${rule.namespace}`;
      return `Neither its user nor with ${rule.capability}${where}: may not remove it`;
    }
    case 'directory': {
      const { bits: granted } = rule.bits;
      const verb = (granted & 3) === 3 ? 'allow' : 'do not allow';
      return `${directory(rule.bits)} ${verb} removing from it`;
    }
    case 'unknown':
      return `Not known: ${missing(rule.missing)}`;
  }
}

const ROLES = {
  owner: 'owns it',
  creator: 'made it',
  directory: 'owns the directory of the POSIX message queues',
};

const NOUNS: Record<ObjectKind, string> = {
  msg: 'message queue',
  sem: 'semaphore set',
  shm: 'shared memory segment',
  mqueue: 'POSIX message queue',
};

function wall({ process, object }: Wall): string {
  return `Lives in ${process}, the object in ${object}: nothing is seen through the wall`;
}

function bits(rule: Bits): string {
  const noun = NOUNS[rule.kind];
  const its = `${triple(rule.bits)} ${allow(rule)}`;
  switch (rule.class) {
    case 'user':
      return rule.role === 'owner'
        ? `User ${rule.id} owns the ${noun}: its bits ${its}`
        : `User ${rule.id} made the ${noun}: the bits of its user ${its}`;
    case 'group':
      return rule.role === 'owner'
        ? `Group ${rule.id} owns the ${noun}: its bits ${its}`
        : `Group ${rule.id} is the one that the ${noun} was made in: the bits of its group ${its}`;
    case 'others':
      return `Neither user nor group of the ${noun}: the bits for others ${its}`;
  }
}

function directory({ bits: granted }: Bits): string {
  return `The bits ${triple(granted)} of the directory of POSIX message queues`;
}

function allow({ kind, bits: granted }: Bits): string {
  switch (accessOf(granted)) {
    case 'read-write':
      return 'allow reading and writing';
    case 'read':
      return 'allow reading';
    case 'write':
      // shmat(2): a segment that may be written only cannot be attached at all.
      return kind === 'shm'
        ? 'allow writing, which without reading attaches nothing'
        : 'allow writing';
    default:
      return 'allow nothing';
  }
}

function overridden(rule: Overridden): string {
  if (!oneAtATime(rule)) return `${power(rule.power)} overrides the permission bits`;
  const reads = `${power(rule.power)} allows reading whatever the permission bits are`;
  return accessOf(rule.bits.bits) === 'write'
    ? `${reads}; they allow writing, but not both through one descriptor`
    : reads;
}

function power({ capability, namespace, through }: Power): string {
  if (through.kind === 'maker') {
    return `${capability} in ${namespace}, which user ${through.uid} has as maker of ${through.namespace},`;
  }
  return through.namespace === namespace
    ? `${capability} in ${namespace}`
    : `${capability} in ${through.namespace}, which counts in ${namespace} below it,`;
}

function missing({ what, of }: Missing): string {
  switch (what) {
    case 'object':
      return `${of} of the object could not be read`;
    case 'ipc-namespace':
      return 'the IPC namespace of the process could not be read';
    case 'user-namespace':
      return 'the user namespace of the process could not be read';
    case 'ids':
      return 'file system ids and groups of the process could not be read';
    case 'capabilities':
      return 'the capabilities of the process could not be read';
    case 'owner':
      return `the user namespace that owns ${of} could not be read`;
    case 'parent':
      return `the parent of ${of} could not be read`;
    case 'owner-uid':
      return `the user who made ${of} could not be read`;
    case 'id-map':
      return `the id maps of ${of} could not be read`;
    case 'queue-directory':
      return `the directory of the POSIX message queues of ${of} could not be read`;
    case 'kernel':
      return 'the release of the kernel could not be read';
    case 'overflow-id':
      return `${of} stands for every id that has no mapping here`;
  }
}

/** `rw-`, as ls(1) prints a class. */
function triple(granted: number): string {
  return `${granted & 4 ? 'r' : '-'}${granted & 2 ? 'w' : '-'}${granted & 1 ? 'x' : '-'}`;
}

/**
 * What would let whoever observes read the missing; null: nothing is known to. Root with all rights
 * has been refused by something else, such as a security module.
 */
export function remedy(
  { what }: Missing,
  { uid, canEnterNamespaces }: Pick<Observer, 'uid' | 'canEnterNamespaces'>,
): string | null {
  switch (what) {
    case 'overflow-id':
    case 'parent':
      return OUTSIDE;
    case 'kernel':
      return null;
    default:
      if (uid !== 0) return 'start with sudo';
      return canEnterNamespaces ? null : OUTSIDE;
  }
}

const OUTSIDE = 'run IPC Scope outside of containers, as root of the host';
