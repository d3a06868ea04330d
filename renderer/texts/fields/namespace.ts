import type { Namespace } from '../../../preload/contract.ts';
import { type FieldTexts, field } from './field.ts';

export const NAMESPACE_FIELDS: FieldTexts<
  keyof Namespace | 'objects' | 'children' | 'owns' | 'nests'
> = {
  id: field(
    'Id',
    'The type and the inode, as the links in /proc/PID/ns show them.',
    'namespaces(7)',
  ),
  type: field('Type', 'Which of the eight kinds of namespace it is.', 'namespaces(7)'),
  inode: field(
    'Inode',
    'The number that tells this namespace from all others while it exists. lsns(8) calls it NS.',
    'lsns(8)',
  ),
  initial: field(
    'Made',
    'The kernel makes one namespace of each type at boot. All others are made later, by clone(2) or unshare(2).',
    'namespaces(7)',
  ),
  parent: field(
    'Parent',
    'A kernel fact: PID and user namespaces form a tree. The other types have no parent in the kernel.',
    'ioctl_ns(2)',
  ),
  owner: field(
    'Owner',
    'A kernel fact: the user namespace whose capabilities count in this one.',
    'ioctl_ns(2)',
  ),
  nestedIn: field(
    'Nested in',
    'Process ancestry, not a kernel fact: the namespace in which the nearest ancestor outside lives. It tells where this one came from. Nothing is seen through the wall in either direction.',
    'unshare(2)',
  ),
  nestingRemembered: field(
    'Nested in',
    'Seen earlier: the processes that showed where it came from have ended since.',
    'unshare(2)',
  ),
  processCount: field(
    'Processes',
    'Processes whose first thread is in it, kernel threads too: what lsns(8) counts as NPROCS.',
    'lsns(8)',
  ),
  heldBy: field(
    'Kept by',
    'A namespace ends with its last process unless something keeps it: a mount, an open descriptor, a socket, a thread, or a namespace below it.',
    'namespaces(7)',
  ),
  readable: field(
    'Objects',
    'Whether the collector could enter it and list its IPC objects.',
    'setns(2)',
  ),
  limits: field(
    'Limits',
    'Each IPC namespace has limits of its own, under /proc/sys/kernel and /proc/sys/fs/mqueue.',
    'proc_sys_kernel(5)',
  ),
  queueDirectory: field(
    'Queue directory',
    'The root of its mqueue file system: who may write there may make POSIX queues.',
    'mq_overview(7)',
  ),
  ownerUid: field(
    'Made by',
    'A kernel fact: the user who made this user namespace.',
    'ioctl_ns(2)',
  ),
  uidMap: field(
    'User ids',
    'Which user ids inside stand for which outside, as the collector sees them.',
    'user_namespaces(7)',
  ),
  gidMap: field(
    'Group ids',
    'Which group ids inside stand for which outside, as the collector sees them.',
    'user_namespaces(7)',
  ),
  objects: field('Objects', 'The IPC objects in it, as ipcs(1) would list them inside.', 'ipcs(1)'),
  children: field(
    'Parent of',
    'A kernel fact: the namespaces of the same type just below it.',
    'ioctl_ns(2)',
  ),
  owns: field(
    'Owner of',
    'A kernel fact: the namespaces that this user namespace owns.',
    'ioctl_ns(2)',
  ),
  nests: field(
    'Nested here',
    'Process ancestry: namespaces of the same type that were unshared by processes from here.',
    'unshare(2)',
  ),
};
