import type { IpcObject, Namespace, Process } from '../../preload/contract.ts';
import { shortKey } from './keys.ts';
import { NAMESPACE_NAMES, OBJECT_NAMES } from './kinds.ts';
import { plural, processes } from './numbers.ts';
import { size } from './sizes.ts';
import { notableState } from './states.ts';
import { nameOf, visible } from './visible.ts';

/**
 * Labels for assistive technology and tests: each starts with the id that the
 * snapshot gives the thing, then says it in words.
 */

export function processLabel(process: Process): string {
  const state = notableState(process.state);
  const words = [`pid ${process.pid} ${nameOf(process.comm)}`, userName(process.uid, process.user)];
  if (state !== null) words.push(state);
  return words.join(', ');
}

export function namespaceLabel(namespace: Namespace, objects: number): string {
  const words = [
    `${namespace.id} ${NAMESPACE_NAMES[namespace.type].one}`,
    processes(namespace.processCount),
  ];
  if (namespace.type === 'ipc') {
    words.push(namespace.readable ? plural(objects, 'object') : 'objects unknown');
  }
  if (namespace.initial) words.push('the host’s own');
  return words.join(', ');
}

export function objectLabel(object: IpcObject): string {
  return `${object.id} ${OBJECT_NAMES[object.kind].one}, ${objectFacts(object).join(', ')}`;
}

/** What is worth knowing of an object before it is opened: `1 MiB`, `2 attaches`. */
export function objectFacts(object: IpcObject): string[] {
  const known = (field: string, words: string, otherwise: string) =>
    object.unknown?.includes(field) ? otherwise : words;
  switch (object.kind) {
    case 'shm':
      return [
        known('bytes', size(object.bytes), 'size unknown'),
        known('attaches', plural(object.attaches, 'attach', 'attaches'), 'attaches unknown'),
      ];
    case 'msg':
      return [
        known('messages', plural(object.messages, 'message'), 'messages unknown'),
        known('bytes', size(object.bytes), 'bytes unknown'),
      ];
    case 'sem':
      return [known('count', plural(object.count, 'semaphore'), 'count unknown')];
    case 'mqueue':
      return [known('bytes', size(object.bytes), 'bytes unknown')];
  }
}

/** What an object is called inside its namespace: `shmid 3`, `/demo`. */
export function objectName(object: IpcObject): string {
  switch (object.kind) {
    case 'msg':
      return `msqid ${object.sysvId}`;
    case 'sem':
      return `semid ${object.sysvId}`;
    case 'shm':
      return `shmid ${object.sysvId}`;
    case 'mqueue':
      return visible(object.name);
  }
}

/** The same as people speak of it: by its key where it has one. `queue 0x4d2`. */
export function objectTitle(object: IpcObject): string {
  if (object.kind === 'mqueue') return visible(object.name);
  return `${OBJECT_NAMES[object.kind].short} ${object.key === 0 ? objectName(object) : shortKey(object.key)}`;
}

/** `root`, `uid 1000`. */
export function userName(uid: number, user: string | null): string {
  return user === null ? `uid ${uid}` : nameOf(user);
}
