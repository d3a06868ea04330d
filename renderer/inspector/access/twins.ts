import type { IpcObject, Process, World } from '../../../preload/contract.ts';

/**
 * Two objects that go by the same key or name in different IPC namespaces: whoever
 * asks for one in a namespace gets its own and never sees the other
 * (ipc_namespaces(7)).
 */
export interface Twin {
  readonly here: IpcObject;
  readonly there: IpcObject;
}

/** The objects of other namespaces that go by the same key or name as this one. */
export function twinsOf(here: IpcObject, { objects }: Pick<World, 'objects'>): Twin[] {
  const name = nameOf(here);
  if (name === null) return [];
  const twins: Twin[] = [];
  for (const there of objects.values()) {
    if (there.namespace !== here.namespace && nameOf(there) === name) twins.push({ here, there });
  }
  return twins;
}

/** The same for all objects in the IPC namespace of a process. */
export function twinsAround({ namespaces }: Process, { objects }: Pick<World, 'objects'>): Twin[] {
  const around = new Map<string, IpcObject>();
  for (const object of objects.values()) {
    const name = object.namespace === namespaces.ipc ? nameOf(object) : null;
    if (name !== null) around.set(name, object);
  }
  const twins: Twin[] = [];
  for (const there of objects.values()) {
    const here = there.namespace === namespaces.ipc ? undefined : around.get(nameOf(there) ?? '');
    if (here !== undefined) twins.push({ here, there });
  }
  return twins;
}

/** Null: it goes by none, as those made with IPC_PRIVATE, or it was not read. */
function nameOf(object: IpcObject): string | null {
  if (object.kind === 'mqueue') return `mqueue ${object.name}`;
  if (object.key === 0 || object.unknown?.includes('key')) return null;
  return `${object.kind} ${object.key}`;
}

/** Whether both belong to the same user; false also where that was not read. */
export function ofSameUser({ here, there }: Twin): boolean {
  const known = [here, there].every(({ unknown }) => !unknown?.includes('uid'));
  return known && here.uid === there.uid;
}
