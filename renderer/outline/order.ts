import type { ObjectKind } from '../../preload/contract.ts';

/** Queues first, then what they are used beside. */
export const OBJECT_ORDER: Readonly<Record<ObjectKind, number>> = {
  msg: 0,
  mqueue: 1,
  sem: 2,
  shm: 3,
};
