import type { Access } from '../../../preload/contract.ts';
import { type FieldText, field } from './field.ts';

const RULES =
  'From where it is now, by the kernel’s own rules: namespace, owner, group, permission bits and capabilities. A security module may refuse more; what a process already holds stays usable.';

/** What a process may do with objects: seen from the process. */
export const REACH_FIELDS: Readonly<Record<Access, FieldText>> = {
  'read-write': field('Read and write', RULES, 'ipc(5)'),
  read: field('Read only', RULES, 'ipc(5)'),
  write: field('Write only', RULES, 'ipc(5)'),
  none: field(
    'Neither',
    `It finds the object by its key, id or name, and may do nothing with it. ${RULES}`,
    'ipc(5)',
  ),
  'cannot-see': field(
    'Behind a wall',
    'Objects of other IPC namespaces: no key, id or name leads to them from here.',
    'ipc_namespaces(7)',
  ),
  unknown: field('Not known', 'What would decide could not be read.', 'ipc(5)'),
};

/** The same, seen from the object. */
export const REACHED_FIELDS: Readonly<Record<Access, FieldText>> = {
  ...REACH_FIELDS,
  none: field(
    'Shut out by bits',
    `It sees the object, and the permission bits let it do nothing with it. ${RULES}`,
    'ipc(5)',
  ),
  'cannot-see': field(
    'Shut out by the wall',
    'Processes of other IPC namespaces: no key, id or name leads them here.',
    'ipc_namespaces(7)',
  ),
};

/** The order in which they are told. */
export const ACCESSES: readonly Access[] = [
  'read-write',
  'read',
  'write',
  'none',
  'unknown',
  'cannot-see',
];

/** `may read and write it`: of a process and an object, after the name of the process. */
export const ACCESS_WORDS: Readonly<Record<Access, string>> = {
  'read-write': 'may read and write it',
  read: 'may read it',
  write: 'may write it',
  none: 'sees it, and may neither read nor write it',
  'cannot-see': 'does not see it: a wall stands between them',
  unknown: 'may or may not use it: what would decide could not be read',
};
