import type { Access, ObjectKind } from '../../preload/contract.ts';
import { permitted } from './modes.ts';

const BITS = { read: 0o400, write: 0o200, 'read-write': 0o600 } as const;

/** What a process may do with an object of that kind: `send and receive`. */
export function accessWords(access: Access, kind: ObjectKind): string {
  switch (access) {
    case 'cannot-see':
      return 'cannot see it';
    case 'none':
      return 'sees it, may do nothing';
    case 'unknown':
      return 'not known';
    default:
      return permitted(BITS[access], 'user', kind);
  }
}

/** As ls(1) writes it: `rw`, `r-`; `?` where it is not known. */
export function accessLetters(access: Access): string {
  switch (access) {
    case 'read-write':
      return 'rw';
    case 'read':
      return 'r-';
    case 'write':
      return '-w';
    case 'unknown':
      return '?';
    default:
      return '--';
  }
}

/** Who may most comes first, what is not known last. */
export function accessRank(access: Access): number {
  return ['read-write', 'write', 'read', 'none', 'cannot-see', 'unknown'].indexOf(access);
}

/** How far all that is said of access is true. */
export const ACCESS_TRUTH =
  'By the kernel’s rules for whoever looks it up by key, id or name. What a process has attached or open already stays usable, and a security module may refuse more.';
