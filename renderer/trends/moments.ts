import type { IpcObject, SemaphoreSet } from '../../preload/contract.ts';
import type { Measure } from './measures.ts';

/** One thing that became another. */
export type Change =
  | {
      readonly what: 'measure';
      readonly measure: Measure;
      readonly from: number;
      readonly to: number;
    }
  /** A semaphore of a set, by its number. */
  | { readonly what: 'value'; readonly index: number; readonly from: number; readonly to: number }
  | { readonly what: 'mode' | 'owner' | 'group'; readonly from: number; readonly to: number }
  /** Semaphores were operated on, and have the same values again. */
  | { readonly what: 'operated' }
  | { readonly what: 'marked' };

/**
 * Whether what goes by the id now is what went by it before. The name of a POSIX queue can be
 * taken by another at once; a number comes again only after thousands of others, and then maker,
 * size or time betray it. Its owner, mode and values may have changed: it is the same object.
 */
export function isSame(before: IpcObject, now: IpcObject): boolean {
  if (before.kind === 'mqueue' || now.kind === 'mqueue') {
    if (before.kind !== 'mqueue' || now.kind !== 'mqueue') return false;
    return before.inode === undefined || now.inode === undefined || before.inode === now.inode;
  }
  const marked = now.kind === 'shm' && now.markedForRemoval;
  return (
    before.creatorUid === now.creatorUid &&
    before.creatorGid === now.creatorGid &&
    before.changedAt <= now.changedAt &&
    (before.key === now.key || marked) &&
    `${sizeOf(before)}` === `${sizeOf(now)}`
  );
}

/** What never changes of its size. */
function sizeOf(object: IpcObject) {
  switch (object.kind) {
    case 'shm':
      return object.bytes;
    case 'sem':
      return object.count;
    default:
      return 0;
  }
}

/** What of the same object changed beside its measures. */
export function changesOf(before: IpcObject, now: IpcObject): Change[] {
  const changes: Change[] = [];
  const known = (field: string) =>
    !before.unknown?.includes(field) && !now.unknown?.includes(field);
  for (const [what, field] of [
    ['mode', 'mode'],
    ['owner', 'uid'],
    ['group', 'gid'],
  ] as const) {
    if (known(field) && before[field] !== now[field]) {
      changes.push({ what, from: before[field], to: now[field] });
    }
  }
  if (before.kind === 'shm' && now.kind === 'shm') {
    if (now.markedForRemoval && !before.markedForRemoval) changes.push({ what: 'marked' });
  }
  if (before.kind === 'sem' && now.kind === 'sem') changes.push(...valuesChanged(before, now));
  return changes;
}

function valuesChanged(before: SemaphoreSet, now: SemaphoreSet): Change[] {
  if (before.semaphores === now.semaphores && before.operatedAt === now.operatedAt) return [];
  const changes: Change[] = [];
  let others = before.operatedAt !== now.operatedAt;
  for (const [index, { value, lastPid }] of (now.semaphores ?? []).entries()) {
    const was = before.semaphores?.[index];
    if (was === undefined) continue;
    if (was.value !== value) changes.push({ what: 'value', index, from: was.value, to: value });
    else if (was.lastPid !== lastPid) others = true;
  }
  return changes.length === 0 && others ? [{ what: 'operated' }] : changes;
}
