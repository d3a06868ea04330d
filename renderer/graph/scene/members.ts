import type {
  Container,
  IpcObject,
  Lens,
  Namespace,
  Process,
  World,
} from '../../../preload/contract.ts';
import { homeOf, typeOf } from '../../lens/lens.ts';
import { wholeOf } from '../../state/whole.ts';
import { type Company, joinedBy } from '../../texts/roomName.ts';

/** Who is in a namespace or container, as the world tells it. */
export interface Members {
  /** Of the namespace, or `homeOf` for a container. */
  readonly id: string;
  /** Null: a container, or something names this namespace, but it was not listed. */
  readonly namespace: Namespace | null;
  readonly container: Container | null;
  readonly processes: Process[];
  readonly objects: IpcObject[];
  /** How many processes and objects in it are not shown. */
  hiddenProcesses: number;
  hiddenObjects: number;
  /** Of all inside, shown or not; null where nobody is. */
  company: Company | null;
}

export interface Membership {
  readonly rooms: Map<string, Members>;
  /** Processes whose namespace could not be read, by pid. */
  readonly outside: Process[];
}

/**
 * Sorts processes (by pid) into the rooms of a lens, and objects (by id) into their IPC
 * namespaces where those are the rooms.
 */
export function membership(world: World, lens: Lens): Membership {
  const rooms = new Map<string, Members>();
  const outside: Process[] = [];
  const room = (id: string, container: Container | null = null): Members => {
    let members = rooms.get(id);
    if (!members) {
      const namespace = world.namespaces.get(id) ?? null;
      members = {
        id,
        namespace,
        container,
        processes: [],
        objects: [],
        hiddenProcesses: 0,
        hiddenObjects: 0,
        company: null,
      };
      rooms.set(id, members);
    }
    return members;
  };
  for (const namespace of world.namespaces.values()) {
    if (namespace.type === typeOf(lens)) room(namespace.id);
  }
  const whole = wholeOf(world);
  // Nearly in order already: those that came last stand at the end.
  for (const process of [...whole.processes.values()].sort((a, b) => a.pid - b.pid)) {
    const shown = whole === world || world.processes.has(process.pid);
    const id = homeOf(process, lens);
    if (id === null) {
      if (shown) outside.push(process);
      continue;
    }
    const members = room(id, lens === 'container' ? process.container : null);
    if (shown) members.processes.push(process);
    else members.hiddenProcesses += 1;
    members.company = joinedBy(members.company, process);
  }
  if (lens === 'ipc') {
    for (const object of byId(world.objects)) room(object.namespace).objects.push(object);
    if (whole !== world) {
      for (const { id, namespace } of whole.objects.values()) {
        if (!world.objects.has(id)) room(namespace).hiddenObjects += 1;
      }
    }
  }
  return { rooms, outside };
}

const sorted = new WeakMap<World['objects'], IpcObject[]>();

function byId(objects: World['objects']): IpcObject[] {
  let list = sorted.get(objects);
  if (!list) {
    list = [...objects.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    sorted.set(objects, list);
  }
  return list;
}
