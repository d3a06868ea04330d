import {
  alikeKey,
  credentialKey,
  type Decision,
  type IpcObject,
  type Process,
  reachOf,
  type World,
} from '../../../preload/contract.ts';
import { byKindAndId } from '../../outline/order.ts';
import { hasEnded } from '../../texts/states.ts';

/** Processes of one user that may all do the same with every object of the namespace. */
export interface Party {
  readonly id: string;
  readonly uid: number;
  readonly processes: readonly Process[];
  /** By what objects have alike: `alikeKey`. */
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
  const objects = inside.map(([, object]) => object).sort(byKindAndId);
  // Thousands of objects are of few sorts, and one of each is enough to decide.
  const alike = new Map(objects.map((object) => [alikeKey(object), object]));
  const samples = new Map(Array.from(alike.values(), (object) => [object.id, object]));
  const room = { ...world, objects: samples };
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
    const decided = reachOf(first, room);
    const reach = new Map<string, Decision>();
    for (const [key, { id }] of alike) {
      const decision = decided.get(id);
      if (decision !== undefined) reach.set(key, decision);
    }
    const id = `${first.uid} ${Array.from(reach.values(), ({ access }) => access).join()}`;
    const party = parties.get(id);
    if (party) party.processes.push(...processes);
    else parties.set(id, { id, uid: first.uid, processes: [...processes], reach });
  }
  const most = [...parties.values()].sort(
    (a, b) => b.processes.length - a.processes.length || a.uid - b.uid || (a.id < b.id ? -1 : 1),
  );
  return { objects, parties: most };
}

/** What a party may do with one of the objects. */
export function decisionOn(object: IpcObject, { reach }: Party): Decision | undefined {
  return reach.get(alikeKey(object));
}
