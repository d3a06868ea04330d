import type { IdRange } from '../../model/snapshot.ts';
import { maybe, readText } from '../kernel/files.ts';

/** `/proc/PID/uid_map` or `gid_map`, user_namespaces(7): ranges of ids inside and outside. */
export type IdMap = readonly IdRange[];

export interface IdMaps {
  uid: IdMap;
  gid: IdMap;
}

/** The maps of a process's user namespace, to the ids that the observer sees. */
export function readIdMaps(pid: number): IdMaps | null {
  return maybe(() => ({
    uid: parseIdMap(readText(`/proc/${pid}/uid_map`)),
    gid: parseIdMap(readText(`/proc/${pid}/gid_map`)),
  }));
}

/** Lines that are not three numbers are passed over. */
export function parseIdMap(text: string): IdMap {
  return text
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter((numbers) => numbers.length === 3 && numbers.every(Number.isSafeInteger))
    .map(([inside = 0, outside = 0, count = 0]) => ({ inside, outside, count }));
}

/** The id outside that an id inside stands for; null where it is not mapped. */
export function toOutside(map: IdMap, id: number): number | null {
  const range = map.find(({ inside, count }) => id >= inside && id < inside + count);
  return range === undefined ? null : range.outside + (id - range.inside);
}
