import type { World } from '../difference.ts';
import type { IpcObject, Process } from '../snapshot.ts';
import { accessTo } from './access.ts';
import { credentialsOf } from './credentials.ts';
import type { Decision } from './rule.ts';

/** The parts of a world that access depends on. */
export type Reached = Pick<World, 'processes' | 'objects' | 'namespaces' | 'host'>;

/**
 * What a process may do with each object, by the object's id: as `accessTo` decides
 * it. Objects alike in all that the kernel checks are decided once.
 */
export function reachOf(process: Process, world: Reached): ReadonlyMap<string, Decision> {
  const credentials = credentialsOf(process);
  const decided = new Map<string, Decision>();
  const reach = new Map<string, Decision>();
  for (const object of world.objects.values()) {
    const likes = alikeKey(object);
    let decision = decided.get(likes);
    if (!decision) {
      decision = accessTo(credentials, object, world);
      decided.set(likes, decision);
    }
    reach.set(object.id, decision);
  }
  return reach;
}

/**
 * What each process may do with an object, by pid. Processes of equal credentials,
 * and there are few sorts of them, are decided once.
 */
export function reachedBy(object: IpcObject, world: Reached): ReadonlyMap<number, Decision> {
  const decided = new Map<string, Decision>();
  const reach = new Map<number, Decision>();
  for (const process of world.processes.values()) {
    const likes = credentialKey(process);
    let decision = decided.get(likes);
    if (!decision) {
      decision = accessTo(credentialsOf(process), object, world);
      decided.set(likes, decision);
    }
    reach.set(process.pid, decision);
  }
  return reach;
}

/** All that `accessTo` asks of an object: equal for those that it tells no difference between. */
export function alikeKey(object: IpcObject): string {
  const { kind, namespace, mode, uid, gid, unknown } = object;
  const creator = object.kind === 'mqueue' ? '' : `${object.creatorUid} ${object.creatorGid}`;
  return `${kind} ${namespace} ${mode} ${uid} ${gid} ${creator} ${unknown?.join() ?? ''}`;
}

/** All that `accessTo` asks of a process: equal for those whom it tells no difference between. */
export function credentialKey({ uid, namespaces, credentials }: Process): string {
  const { ipc, user } = namespaces;
  if (!credentials) return `${ipc} ${user} ${uid}`;
  const { fsuid, fsgid, groups, capabilities } = credentials;
  return `${ipc} ${user} ${uid} ${fsuid} ${fsgid} ${groups.join()} ${capabilities}`;
}
