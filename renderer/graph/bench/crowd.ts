import type { IpcObject, Link, Namespace, Process, Snapshot } from '../../../preload/contract.ts';
import { HOST_IPC, namespace, object, process, snapshot } from './make.ts';
import { Random } from './random.ts';

/** How large a made-up world is to be. */
export interface CrowdSize {
  readonly namespaces: number;
  readonly processes: number;
  readonly objects: number;
  readonly links: number;
  /** Share of the namespaces that are inside another than the initial one. */
  readonly nested?: number;
}

const COMMS = ['postgres', 'redis-server', 'nginx', 'python3', 'java', 'oracle', 'sshd'] as const;
const KINDS = ['shm', 'shm', 'sem', 'msg', 'mqueue'] as const;

/**
 * A world of exactly the size asked for, the same for the same seed. Processes
 * and objects are spread over the namespaces unevenly, as they are in life; each
 * link ties a process to an object of its own namespace, mostly one nearby.
 */
export function crowd(size: CrowdSize, seed = 1): Snapshot {
  const random = new Random(seed);
  const namespaces: Namespace[] = [namespace(4026531839, { initial: true })];
  for (let index = 1; index < size.namespaces; index++) {
    const deeper = index > 1 && random.chance(size.nested ?? 0.1);
    const outer = deeper ? 4026532000 + 1 + random.below(index - 1) : 4026531839;
    namespaces.push(namespace(4026532000 + index, { nestedIn: `ipc:${outer}` }));
  }
  const home = (): string =>
    namespaces[Math.floor(random.next() ** 1.3 * namespaces.length)]?.id ?? HOST_IPC;

  const processes: Process[] = [];
  const processesIn = new Map<string, number[]>();
  for (let index = 0; index < size.processes; index++) {
    // Everybody is at home at least once before homes are drawn.
    const ipc = namespaces[index]?.id ?? home();
    const pid = 1000 + index;
    const uid = random.pick([0, 0, 1000, 999]);
    const user = { 0: 'root', 1000: 'ana', 999: 'postgres' }[uid] ?? null;
    processes.push(
      process(pid, random.pick(COMMS), ipc, { uid, user, state: random.chance(0.05) ? 'R' : 'S' }),
    );
    processesIn.set(ipc, [...(processesIn.get(ipc) ?? []), pid]);
  }
  const objects: IpcObject[] = [];
  const objectsIn = new Map<string, string[]>();
  for (let index = 0; index < size.objects; index++) {
    const ipc = namespaces[index]?.id ?? home();
    const made = someObject(random, ipc, index);
    objects.push(made);
    objectsIn.set(ipc, [...(objectsIn.get(ipc) ?? []), made.id]);
  }
  return snapshot({
    namespaces,
    processes,
    objects,
    links: someLinks(random, size.links, processes, processesIn, objectsIn),
  });
}

function someObject(random: Random, ipc: string, index: number): IpcObject {
  const kind = random.pick(KINDS);
  switch (kind) {
    case 'mqueue':
      return object(kind, ipc, `/queue-${index}`, { bytes: random.below(3) * 512 });
    case 'msg': {
      const messages = random.below(5);
      return object(kind, ipc, index, { key: 0x1000 + index, messages, bytes: messages * 700 });
    }
    case 'sem':
      return object(kind, ipc, index, { key: 0x5000 + index, count: 1 + random.below(5) });
    case 'shm':
      return object(kind, ipc, index, {
        key: random.chance(0.4) ? 0 : 0x52000000 + index,
        bytes: 2 ** (8 + random.below(20)),
        attaches: random.below(4),
      });
  }
}

function someLinks(
  random: Random,
  count: number,
  processes: readonly Process[],
  processesIn: ReadonlyMap<string, readonly number[]>,
  objectsIn: ReadonlyMap<string, readonly string[]>,
): Link[] {
  const links = new Map<string, Link>();
  for (let tries = 0; links.size < count && tries < count * 20; tries++) {
    const start = processes[random.below(processes.length)];
    const ipc = start?.namespaces.ipc ?? '';
    const objects = objectsIn.get(ipc) ?? [];
    const place = (processesIn.get(ipc) ?? []).indexOf(start?.pid ?? -1);
    if (!start || objects.length === 0) continue;
    // A process uses what was made about when it was: neighbours in both lists.
    const near = Math.floor((place / (processesIn.get(ipc)?.length ?? 1)) * objects.length);
    const id = objects[Math.min(objects.length - 1, Math.max(0, near + random.below(4) - 2))];
    if (id === undefined) continue;
    const link = linkTo(random, start.pid, id);
    links.set(`${link.kind} ${link.process} ${link.object}`, link);
  }
  return [...links.values()];
}

function linkTo(random: Random, pid: number, id: string): Link {
  const access = random.pick(['read', 'write', 'read-write', 'read-write'] as const);
  const kind = id.split('/')[1];
  if (kind === 'shm') return { kind: 'attached', process: pid, object: id, access };
  if (kind === 'mqueue') return { kind: 'open', process: pid, object: id, access };
  if (kind === 'sem') return { kind: 'last-operator', process: pid, object: id };
  return { kind: random.pick(['last-sender', 'last-receiver']), process: pid, object: id };
}
