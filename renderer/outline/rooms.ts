import type { IpcObject, Lens, Namespace, Process, World } from '../../preload/contract.ts';
import { homeOf, outerOf, typeOf } from '../lens/lens.ts';
import { wholeOf } from '../state/whole.ts';
import { OBJECT_ORDER } from './order.ts';

/** A namespace and what is in it, as the outline lists it. */
export interface Room {
  readonly namespace: Namespace;
  /** Of an IPC namespace. */
  readonly objects: readonly IpcObject[];
  /** Its processes that are tied to an object, of whatever namespace. */
  readonly users: readonly Process[];
  readonly quiet: readonly Process[];
  /** Its processes and objects that are not shown. */
  readonly hidden: readonly (Process | IpcObject)[];
  /** Ids of the namespaces inside, by the relation of its type. */
  readonly nested: readonly string[];
}

export interface Rooms {
  readonly byId: ReadonlyMap<string, Room>;
  /** Ids of those that are nested in none that is known, the initial one first. */
  readonly outermost: readonly string[];
  /** Processes whose namespace is not known. */
  readonly homeless: readonly Process[];
}

export const NO_ROOMS: Rooms = { byId: new Map(), outermost: [], homeless: [] };

/**
 * Sorts a world into rooms. Rooms and lists that are as they were in `before` keep
 * their identity, so that whatever was derived from them need not be derived again.
 */
export function roomsOf(world: World, before: Rooms, lens: Exclude<Lens, 'container'>): Rooms {
  const whole = wholeOf(world);
  const using = linkedPids(whole);
  const parts = new Map<string, Draft>();
  for (const namespace of world.namespaces.values()) {
    if (namespace.type === typeOf(lens)) parts.set(namespace.id, new Draft(namespace));
  }
  const homeless: Process[] = [];
  for (const process of whole.processes.values()) {
    const draft = parts.get(homeOf(process, lens) ?? '');
    if (!world.processes.has(process.pid)) draft?.hidden.push(process);
    else if (draft === undefined) homeless.push(process);
    else if (using.has(process.pid)) draft.users.push(process);
    else draft.quiet.push(process);
  }
  for (const object of whole.objects.values()) {
    const draft = parts.get(object.namespace);
    if (world.objects.has(object.id)) draft?.objects.push(object);
    else draft?.hidden.push(object);
  }
  const outermost = nest(parts);
  const byId = new Map<string, Room>();
  for (const [id, draft] of parts) byId.set(id, draft.finish(before.byId.get(id)));
  return {
    byId,
    outermost: keep(before.outermost, outermost),
    homeless: keep(before.homeless, homeless.sort(byPid)),
  };
}

class Draft {
  readonly objects: IpcObject[] = [];
  readonly users: Process[] = [];
  readonly quiet: Process[] = [];
  readonly hidden: (Process | IpcObject)[] = [];
  readonly nested: string[] = [];
  readonly namespace: Namespace;

  constructor(namespace: Namespace) {
    this.namespace = namespace;
  }

  finish(before: Room | undefined): Room {
    const room: Room = {
      namespace: this.namespace,
      objects: keep(before?.objects, this.objects.sort(byKindAndId)),
      users: keep(before?.users, this.users.sort(byPid)),
      quiet: keep(before?.quiet, this.quiet.sort(byPid)),
      hidden: keep(before?.hidden, this.hidden),
      nested: keep(before?.nested, this.nested),
    };
    const same =
      before !== undefined &&
      before.namespace === room.namespace &&
      before.objects === room.objects &&
      before.users === room.users &&
      before.quiet === room.quiet &&
      before.hidden === room.hidden &&
      before.nested === room.nested;
    return same ? before : room;
  }
}

/** Puts each under what it is nested in; returns the others. Those of a ring are outermost. */
function nest(parts: ReadonlyMap<string, Draft>): string[] {
  const sorted = [...parts.values()].sort(
    (a, b) =>
      Number(b.namespace.initial) - Number(a.namespace.initial) ||
      a.namespace.inode - b.namespace.inode,
  );
  const outermost: string[] = [];
  for (const { namespace } of sorted) {
    const outer = parts.get(outerOf(namespace) ?? '');
    if (outer === undefined || isInside(parts, outer.namespace, namespace.id)) {
      outermost.push(namespace.id);
    } else outer.nested.push(namespace.id);
  }
  return outermost;
}

/** Whether a namespace is nested, however deep, in the one of this id, or is it. */
function isInside(parts: ReadonlyMap<string, Draft>, namespace: Namespace, id: string): boolean {
  const seen = new Set<string>();
  let at: Namespace | undefined = namespace;
  while (at !== undefined && !seen.has(at.id)) {
    if (at.id === id) return true;
    seen.add(at.id);
    at = parts.get(outerOf(at) ?? '')?.namespace;
  }
  return false;
}

const linked = new WeakMap<World['links'], ReadonlySet<number>>();

/** Processes that are tied to an object. */
export function linkedPids(world: World): ReadonlySet<number> {
  let pids = linked.get(world.links);
  if (pids === undefined) {
    pids = new Set(Array.from(world.links.values(), (link) => link.process));
    linked.set(world.links, pids);
  }
  return pids;
}

function keep<Item>(before: readonly Item[] | undefined, now: readonly Item[]): readonly Item[] {
  const same = before?.length === now.length && now.every((item, index) => item === before[index]);
  return same ? before : now;
}

export function byPid(a: Process, b: Process): number {
  return a.pid - b.pid;
}

function byKindAndId(a: IpcObject, b: IpcObject): number {
  const kinds = OBJECT_ORDER[a.kind] - OBJECT_ORDER[b.kind];
  if (kinds !== 0) return kinds;
  if (a.kind === 'mqueue' || b.kind === 'mqueue') return a.id < b.id ? -1 : 1;
  return a.sysvId - b.sysvId;
}
