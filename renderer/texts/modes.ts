import type { ObjectKind } from '../../preload/contract.ts';

export const PERMISSION_CLASSES = ['user', 'group', 'others'] as const;
export type PermissionClass = (typeof PERMISSION_CLASSES)[number];

/** `rw-r-----`; `rwxrwxrwt` with the sticky bit of a directory. */
export function modeLetters(mode: number): string {
  const letters = ['r', 'w', 'x', 'r', 'w', 'x', 'r', 'w', 'x'].map((letter, index) =>
    mode & (0o400 >> index) ? letter : '-',
  );
  if (mode & 0o1000) letters[8] = mode & 1 ? 't' : 'T';
  return letters.join('');
}

/** `0640`. */
export function modeOctal(mode: number): string {
  return `0${mode.toString(8).padStart(3, '0')}`;
}

/** What read and write permission let a process do with each kind. */
const DEEDS: Readonly<Record<ObjectKind, { read: string; write: string; both: string }>> = {
  msg: { read: 'receive only', write: 'send only', both: 'send and receive' },
  mqueue: { read: 'receive only', write: 'send only', both: 'send and receive' },
  sem: { read: 'read values only', write: 'change values only', both: 'read and change values' },
  shm: { read: 'attach to read', write: 'write only', both: 'attach to read and write' },
};

/** `send and receive`, `nothing`: what one class of users may do. */
export function permitted(mode: number, who: PermissionClass, kind: ObjectKind): string {
  const bits = (mode >> ({ user: 6, group: 3, others: 0 } as const)[who]) & 7;
  const deeds = DEEDS[kind];
  if ((bits & 6) === 6) return deeds.both;
  if (bits & 4) return deeds.read;
  return bits & 2 ? deeds.write : 'nothing';
}
