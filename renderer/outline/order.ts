import type { IpcObject, ObjectKind } from '../../preload/contract.ts';

/** Queues first, then what they are used beside. */
export const OBJECT_ORDER: Readonly<Record<ObjectKind, number>> = {
  msg: 0,
  mqueue: 1,
  sem: 2,
  shm: 3,
};

/** Those of one namespace as they are listed. */
export function byKindAndId(a: IpcObject, b: IpcObject): number {
  const kinds = OBJECT_ORDER[a.kind] - OBJECT_ORDER[b.kind];
  if (kinds !== 0) return kinds;
  if (a.kind === 'mqueue' || b.kind === 'mqueue') return a.id < b.id ? -1 : 1;
  return a.sysvId - b.sysvId;
}
