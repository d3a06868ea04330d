import {
  type Container,
  NAMESPACE_TYPES,
  type Namespace,
  type NamespaceType,
  type Process,
  type Snapshot,
} from '../../../preload/contract.ts';
import { type CrowdSize, crowd } from './crowd.ts';
import { namespace } from './make.ts';
import { Random } from './random.ts';

const OTHERS = NAMESPACE_TYPES.filter((type) => type !== 'ipc');

/**
 * A crowd whose processes live in namespaces of all types and in containers, some of which
 * could not be read. Half of what shares an IPC namespace shares the others too.
 */
export function mixed(size: CrowdSize, seed = 1): Snapshot {
  const random = new Random(seed + 1);
  const world = crowd(size, seed);
  const made = new Map<NamespaceType, Namespace[]>();
  OTHERS.forEach((type, place) => {
    made.set(type, someNamespaces(random, type, 4026531900 + place * 1000, 1 + random.below(7)));
  });
  const users = made.get('user') ?? [];
  const owned = (of: Namespace): Namespace =>
    random.chance(0.1) ? of : { ...of, owner: idOfOne(random, users) };
  const namespaces = [
    ...world.namespaces.map(owned),
    ...users.map((user) => ({ ...user, owner: user.parent })),
    ...OTHERS.flatMap((type) => (type === 'user' ? [] : (made.get(type) ?? []).map(owned))),
  ];
  const homes = new Map<string, Process['namespaces']>();
  const processes = world.processes.map((process) => {
    const { ipc } = process.namespaces;
    const home = homes.get(ipc ?? '') ?? someHome(random, made, ipc);
    homes.set(ipc ?? '', home);
    const own = random.chance(0.7) ? home : someHome(random, made, ipc);
    const container = random.chance(0.4) ? someContainer(random) : null;
    return { ...process, namespaces: own, container };
  });
  return { ...world, namespaces: counted(namespaces, processes), processes };
}

function someNamespaces(
  random: Random,
  type: NamespaceType,
  inode: number,
  count: number,
): Namespace[] {
  return Array.from({ length: count }, (_, at) => {
    const outer = at === 0 ? null : `${type}:${inode + random.below(at)}`;
    const hierarchy = type === 'user' || type === 'pid';
    return namespace(inode + at, {
      id: `${type}:${inode + at}`,
      type,
      initial: at === 0,
      parent: hierarchy ? outer : null,
      // Ancestry may tell something else than the hierarchy.
      nestedIn: hierarchy ? null : outer,
      readable: false,
    });
  });
}

function someHome(
  random: Random,
  made: ReadonlyMap<NamespaceType, readonly Namespace[]>,
  ipc: string | null,
): Process['namespaces'] {
  const home = { ipc } as Process['namespaces'];
  for (const [type, list] of made) home[type] = random.chance(0.04) ? null : idOfOne(random, list);
  return home;
}

function idOfOne(random: Random, list: readonly Namespace[]): string | null {
  return list[random.below(list.length)]?.id ?? null;
}

function someContainer(random: Random): Container {
  const name = random.pick(['shop', 'web', 'cache', null]);
  return { engine: random.pick(['docker', 'podman']), id: `${name}`.repeat(16), name };
}

function counted(namespaces: readonly Namespace[], processes: readonly Process[]): Namespace[] {
  const counts = new Map<string | null, number>();
  for (const process of processes) {
    for (const id of Object.values(process.namespaces)) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return namespaces.map((item) => ({ ...item, processCount: counts.get(item.id) ?? 0 }));
}
