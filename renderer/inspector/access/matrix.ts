import {
  credentialKey,
  type Decision,
  type IpcObject,
  type Process,
  reachOf,
  type World,
} from '../../../preload/contract.ts';
import { byKindAndId } from '../../outline/order.ts';
import { hasEnded } from './groups.ts';

/** Processes of one user that may all do the same with every object of the namespace. */
export interface Party {
  readonly id: string;
  readonly uid: number;
  readonly processes: readonly Process[];
  /** By the object's id. */
  readonly reach: ReadonlyMap<string, Decision>;
}

export interface Matrix {
  readonly objects: readonly IpcObject[];
  /** Those with the most processes first; a user has several where their rights differ. */
  readonly parties: readonly Party[];
}

/** Who may do what inside one IPC namespace: its users by its objects. */
export function matrixOf(
  namespace: string,
  world: Pick<World, 'processes' | 'objects' | 'namespaces' | 'host'>,
): Matrix {
  const inside = Array.from(world.objects.entries()).filter(
    ([, object]) => object.namespace === namespace,
  );
  const room = { ...world, objects: new Map(inside) };
  const objects = inside.map(([, object]) => object).sort(byKindAndId);
  const sorts = new Map<string, Process[]>();
  for (const process of world.processes.values()) {
    if (process.namespaces.ipc !== namespace || hasEnded(process.state)) continue;
    const key = credentialKey(process);
    const sort = sorts.get(key);
    if (sort) sort.push(process);
    else sorts.set(key, [process]);
  }
  const parties = new Map<string, Party & { processes: Process[] }>();
  for (const processes of sorts.values()) {
    const [first] = processes;
    if (first === undefined) continue;
    const reach = reachOf(first, room);
    const row = objects.map(({ id }) => reach.get(id)?.access).join();
    const id = `${first.uid} ${row}`;
    const party = parties.get(id);
    if (party) party.processes.push(...processes);
    else parties.set(id, { id, uid: first.uid, processes: [...processes], reach });
  }
  const most = [...parties.values()].sort(
    (a, b) => b.processes.length - a.processes.length || a.uid - b.uid || (a.id < b.id ? -1 : 1),
  );
  return { objects, parties: most };
}
