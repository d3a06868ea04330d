import { NAMESPACE_TYPES, type Snapshot } from '../../../main/model/snapshot.ts';

/** What of a snapshot contradicts itself or its contract, in words; nothing where it is valid. */
export function faults(snapshot: Snapshot): string[] {
  const found: string[] = [];
  const { namespaces, processes, objects, links, problems } = snapshot;
  const rooms = index(namespaces, ({ id }): string => id, 'namespace', found);
  const people = index(processes, ({ pid }) => pid, 'process', found);
  const things = index(objects, ({ id }) => id, 'object', found);
  index(links, (link) => `${link.kind} ${link.process} ${link.object}`, 'link', found);

  for (const { id, type, inode, nestedIn, owner, parent, processCount } of namespaces) {
    if (id !== `${type}:${inode}`) found.push(`${id} is not ${type}:${inode}`);
    if (nestedIn !== null && rooms.get(nestedIn)?.type !== type) {
      found.push(`${id} is nested in ${nestedIn}, which is not there`);
    }
    if (owner !== null && !/^user:\d+$/.test(owner)) found.push(`${id}: owner ${owner}`);
    if (parent !== null && !/^(pid|user):\d+$/.test(parent)) found.push(`${id}: parent ${parent}`);
    const members = processes.filter((process) => process.namespaces[type] === id).length;
    if (members !== processCount) found.push(`${id}: ${processCount} processes, ${members} listed`);
  }
  for (const { pid, comm, startTime, state, namespaces: ids, pidInNamespace } of processes) {
    if (comm === '') found.push(`pid ${pid} has no name`);
    if (!/^[RSDZTtXI]$/.test(state)) found.push(`pid ${pid}: state ${state}`);
    if (!(startTime > 0 && startTime <= snapshot.takenAt + 1000)) {
      found.push(`pid ${pid} started at ${startTime}`);
    }
    if (pidInNamespace[0] !== pid) found.push(`pid ${pid} is ${pidInNamespace}`);
    for (const type of NAMESPACE_TYPES) {
      const id = ids[type];
      if (id !== null && rooms.get(id)?.type !== type) found.push(`pid ${pid}: ${id} is not there`);
    }
  }
  for (const { id, kind, namespace, mode } of objects) {
    if (!id.startsWith(`${namespace}/${kind}/`)) found.push(`${id} in ${namespace}`);
    if (rooms.get(namespace)?.readable !== true) found.push(`${id}: ${namespace} is not readable`);
    if (!(mode >= 0 && mode <= 0o777)) found.push(`${id}: mode ${mode}`);
    if (/[\u0000-\u001f\u007f]/.test(id)) found.push(`${JSON.stringify(id)} does not print`);
  }
  for (const { kind, process, object } of links) {
    if (!people.has(process)) found.push(`${kind}: pid ${process} is not there`);
    if (!things.has(object)) found.push(`${kind}: ${object} is not there`);
  }
  for (const problem of problems) {
    if (!problem.what || !problem.where) found.push(`problem ${JSON.stringify(problem)}`);
  }
  return found;
}

function index<Item, Key>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
  what: string,
  found: string[],
): Map<Key, Item> {
  const map = new Map<Key, Item>();
  for (const item of items) {
    const key = keyOf(item);
    if (map.has(key)) found.push(`${what} ${key} twice`);
    map.set(key, item);
  }
  return map;
}
