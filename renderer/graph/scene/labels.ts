import type { IpcObject, Namespace, Process, Semaphore } from '../../../preload/contract.ts';
import { holdWords } from '../../texts/holds.ts';
import { shortKey } from '../../texts/keys.ts';
import { objectFacts } from '../../texts/labels.ts';
import { nameOf, visible } from '../../texts/visible.ts';
import type { Label } from './scene.ts';

export function processLabel(process: Process): Label {
  return { name: nameOf(process.comm), detail: String(process.pid) };
}

export function objectLabel(object: IpcObject): Label {
  return { name: objectTitle(object), detail: facts(object).join(' · ') };
}

/** What people call it: a POSIX queue's name, a System V object's key, else its id. */
export function objectTitle(object: IpcObject): string {
  switch (object.kind) {
    case 'mqueue':
      return visible(object.name);
    case 'msg':
      return `queue ${systemVName(object.key, 'msqid', object.sysvId)}`;
    case 'sem':
      return `semaphores ${systemVName(object.key, 'semid', object.sysvId)}`;
    case 'shm':
      return `segment ${systemVName(object.key, 'shmid', object.sysvId)}`;
  }
}

/** An object made with IPC_PRIVATE has no key that anybody could ask for it by. */
function systemVName(key: number, idName: string, id: number): string {
  return key === 0 ? `${idName} ${id}` : shortKey(key);
}

function facts(object: IpcObject): string[] {
  const known = (field: string) => !object.unknown?.includes(field);
  const empty =
    (object.kind === 'msg' && object.messages === 0 && known('messages')) ||
    (object.kind === 'mqueue' && object.bytes === 0 && known('bytes'));
  if (empty) return ['empty'];
  const words = objectFacts(object);
  if (object.kind === 'shm' && object.markedForRemoval) words.push('to be removed');
  if (object.kind === 'sem' && object.semaphores) words.push(values(object.semaphores));
  return words;
}

/** The values of the first few semaphores: `2 0 0`. */
function values(semaphores: readonly Semaphore[]): string {
  const first = semaphores.slice(0, 6).map(({ value }) => value);
  return `${first.join(' ')}${semaphores.length > first.length ? ' …' : ''}`;
}

/** Why a namespace without a process exists. */
export function emptyReason({ heldBy }: Namespace): string {
  const first = heldBy[0];
  if (!first) return 'nobody inside; what keeps it is not known';
  const more = heldBy.length > 1 ? ` and ${heldBy.length - 1} more` : '';
  const whose = 'pid' in first ? ` pid ${first.pid}` : first.kind === 'child' ? ` ${first.id}` : '';
  return `nobody inside; kept by ${holdWords(first).words}${visible(whose)}${more}`;
}
