import type { IpcObject } from '../snapshot.ts';
import { type Findable, type Finding, isRead, pidNode } from './finding.ts';

/**
 * Objects that everybody in their namespace may write: the bits for others allow it.
 * A segment is attached to write only by who may also read it (shmat(2)), so there
 * both bits count.
 */
export function openToAll({ objects }: Findable): Finding[] {
  const findings: Finding[] = [];
  for (const object of objects.values()) {
    const { id, kind, mode } = object;
    const needed = kind === 'shm' ? READ | WRITE : WRITE;
    if (!isRead(object, 'mode') || (mode & needed) !== needed) continue;
    findings.push({
      id: `open-to-all ${id}`,
      kind: 'open-to-all',
      severity: 'notice',
      nodes: [id],
      evidence: [
        `Its permission bits are 0${mode.toString(8).padStart(3, '0')}: others may write`,
        'So may every process of its IPC namespace, whatever its user',
      ],
      notProven:
        'That anybody does: the kernel tells what is allowed. A security module may refuse it',
    });
  }
  return findings;
}

/** Of the class of others. */
const READ = 0o004;
const WRITE = 0o002;

/**
 * The same key, other than IPC_PRIVATE, for an object of the same kind in several IPC
 * namespaces, each tied to a process of the same name. They are different objects:
 * a key names one only within its namespace (ipc_namespaces(7)).
 */
export function sameKeys({ objects, processes, links }: Findable): Finding[] {
  const shared = sharedKeys(objects);
  if (shared.size === 0) return [];
  const groups = new Map<string, Group>();
  for (const { object: id, process: pid } of links.values()) {
    const key = shared.get(id);
    const comm = key === undefined ? undefined : processes.get(pid)?.comm;
    const object = comm === undefined ? undefined : objects.get(id);
    if (object === undefined || comm === undefined) continue;
    const name = `${key} ${comm}`;
    const group = groups.get(name) ?? { object, comm, pids: new Map() };
    groups.set(name, group);
    group.pids.set(id, (group.pids.get(id) ?? new Set()).add(pid));
  }
  return [...groups].flatMap(([name, group]) => {
    const namespaces = new Set([...group.pids.keys()].map((id) => objects.get(id)?.namespace));
    return namespaces.size < 2 ? [] : [sameKey(name, group)];
  });
}

/** The keys of objects that have one with the same key in another namespace, by the object's id. */
function sharedKeys(objects: Findable['objects']): Map<string, string> {
  const named = new Map<string, Map<number, Named>>();
  for (const object of objects.values()) {
    if (object.kind === 'mqueue' || object.key === 0 || !isRead(object, 'key')) continue;
    const { kind, key, namespace } = object;
    const ofKind = named.get(kind) ?? new Map<number, Named>();
    named.set(kind, ofKind);
    const same = ofKind.get(key);
    if (same === undefined) ofKind.set(key, { namespace, spread: false, objects: [object] });
    else {
      same.objects.push(object);
      same.spread ||= same.namespace !== namespace;
    }
  }
  const shared = new Map<string, string>();
  for (const ofKind of named.values()) {
    for (const { spread, objects: same } of ofKind.values()) {
      if (spread) for (const object of same) shared.set(object.id, keyOf(object));
    }
  }
  return shared;
}

/** All objects of one kind and key. */
interface Named {
  /** Of the first of them. */
  readonly namespace: string;
  /** Others are in another namespace. */
  spread: boolean;
  readonly objects: IpcObject[];
}

interface Group {
  readonly object: IpcObject;
  readonly comm: string;
  /** Pids tied to each object, by the object's id. */
  readonly pids: Map<string, Set<number>>;
}

function keyOf(object: IpcObject): string {
  return object.kind === 'mqueue' ? '' : `${object.kind} 0x${(object.key >>> 0).toString(16)}`;
}

function sameKey(name: string, { object, comm, pids }: Group): Finding {
  const ids = [...pids.keys()].sort();
  const key = keyOf(object).slice(object.kind.length + 1);
  return {
    id: `same-key ${name}`,
    kind: 'same-key',
    severity: 'notice',
    nodes: [
      ...ids,
      ...new Set(ids.flatMap((id) => [...(pids.get(id) ?? [])].sort((a, b) => a - b).map(pidNode))),
    ],
    evidence: [
      `Key ${key} names ${ids.length} objects, in different IPC namespaces`,
      ...ids.map(
        (id) => `${id} is tied to ${comm}, ${[...(pids.get(id) ?? [])].map(pidNode).join(', ')}`,
      ),
    ],
    notProven: 'That they were to share one: each may be meant to have its own',
  };
}
