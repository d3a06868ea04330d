import type { Access } from '../../../preload/contract.ts';

/** `may read and write it`: of a process and an object, after the name of the process. */
export const ACCESS_WORDS: Readonly<Record<Access, string>> = {
  'read-write': 'may read and write it',
  read: 'may read it',
  write: 'may write it',
  none: 'sees it, and may neither read nor write it',
  'cannot-see': 'does not see it: a wall stands between them',
  unknown: 'may or may not use it: what would decide could not be read',
};
