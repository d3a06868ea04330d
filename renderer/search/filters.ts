import { type IpcObject, OBJECT_KINDS, type Process, type World } from '../../preload/contract.ts';
import { wholeOf } from '../state/whole.ts';
import { isKernelThread } from '../texts/belonging.ts';
import type { EntryKind } from './entry.ts';

/** What is left out of the picture and the outline. Namespaces never are. */
export interface Filters {
  readonly hiddenKinds: readonly FilterKind[];
  /** Only what belongs to this uid; null: to anybody. */
  readonly uid: number | null;
  /** Only processes in this state, a letter of proc_pid_stat(5); null: in any. */
  readonly state: string | null;
  /** Only what is in this container, see `containerKey`; '' outside of all; null: anywhere. */
  readonly container: string | null;
  /** Leaves out what the system does for itself and without IPC objects. */
  readonly withoutSystem: boolean;
}

export type FilterKind = Exclude<EntryKind, 'namespace'>;
export const FILTER_KINDS: readonly FilterKind[] = ['process', ...OBJECT_KINDS];

export const NO_FILTERS: Filters = {
  hiddenKinds: [],
  uid: null,
  state: null,
  container: null,
  withoutSystem: false,
};

export function anyFilter(filters: Filters): boolean {
  const { hiddenKinds, uid, state, container, withoutSystem } = filters;
  const narrowed = uid !== null || state !== null || container !== null;
  return hiddenKinds.length > 0 || narrowed || withoutSystem;
}

/** Whether a thing is left out. */
export interface Hides {
  process(process: Process): boolean;
  object(object: IpcObject): boolean;
}

/** The rule that filters come to in one world. */
export function hidesIn(filters: Filters, world: World): Hides {
  const { uid, state, container } = filters;
  const hidden = new Set<FilterKind>(filters.hiddenKinds);
  const using = filters.withoutSystem ? usingPids(world) : null;
  const rooms = container === null ? null : roomsOf(container, world);
  return {
    process: (process) =>
      hidden.has('process') ||
      (uid !== null && process.uid !== uid) ||
      (state !== null && process.state !== state) ||
      (container !== null && containerKey(process) !== container) ||
      (using !== null && !using.has(process.pid) && isSystems(process, world)),
    object: (object) =>
      hidden.has(object.kind) ||
      (uid !== null && object.uid !== uid) ||
      (rooms !== null && !rooms.has(object.namespace)),
  };
}

/** `podman 3f2a…`: the engine and the id; empty for a process in no container. */
export function containerKey({ container }: Process): string {
  return container === null ? '' : `${container.engine} ${container.id}`;
}

/** The accounts of a system's own services end here, SYS_UID_MAX of login.defs(5). */
const LAST_SYSTEM_UID = 999;
const NOBODY = 65534;

/**
 * Kernel threads, and what system users run in the host's own IPC namespace: whatever
 * was given a namespace or a container is there because somebody wanted it.
 */
function isSystems(process: Process, world: World): boolean {
  if (isKernelThread(process)) return true;
  if (process.container !== null) return false;
  const { ipc } = process.namespaces;
  if (ipc !== null && world.namespaces.get(ipc)?.initial === false) return false;
  return process.uid <= LAST_SYSTEM_UID || process.uid === NOBODY;
}

function usingPids(world: World): ReadonlySet<number> {
  return new Set(Array.from(wholeOf(world).links.values(), (link) => link.process));
}

/** Namespaces that somebody of a container is in. */
function roomsOf(container: string, world: World): ReadonlySet<string> {
  const rooms = new Set<string>();
  for (const process of world.processes.values()) {
    const { ipc } = process.namespaces;
    if (ipc !== null && containerKey(process) === container) rooms.add(ipc);
  }
  return rooms;
}

/** Takes what was kept of them; what makes no sense counts as not set. */
export function filtersFrom(value: unknown): Filters {
  const kept = (typeof value === 'object' && value !== null ? value : {}) as Record<
    string,
    unknown
  >;
  const { hiddenKinds, uid, state, container } = kept;
  return {
    hiddenKinds: Array.isArray(hiddenKinds)
      ? FILTER_KINDS.filter((kind) => hiddenKinds.includes(kind))
      : [],
    uid: typeof uid === 'number' && Number.isInteger(uid) && uid >= 0 ? uid : null,
    state: typeof state === 'string' && /^[A-Za-z]$/.test(state) ? state : null,
    container: typeof container === 'string' && container.length < 300 ? container : null,
    withoutSystem: kept.withoutSystem === true,
  };
}
