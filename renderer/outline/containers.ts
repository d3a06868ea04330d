import type { Container, Process, World } from '../../preload/contract.ts';
import { homeOf, NO_CONTAINER } from '../lens/lens.ts';
import { nameOf } from '../texts/visible.ts';
import { type Entry, type Folding, foldingOf, quietEntries, userEntries } from './contents.ts';
import type { Plates } from './plates.ts';
import { byPid, linkedPids } from './rooms.ts';

/** A container and who is in it; null: those who are in none. */
interface Contained {
  readonly key: string;
  readonly container: Container | null;
  readonly users: Process[];
  readonly quiet: Process[];
}

/** Makes the outline's entries where it is grouped by container. */
export class ContainerEntries {
  #foldings = new Map<string, Folding>();

  /** By name; last those who are in no container. */
  of(world: World, plates: Plates | null): Entry[] {
    const foldings = new Map<string, Folding>();
    const entries = containedIn(world).map((contained) => {
      const { key, users, quiet } = contained;
      const sizes = { objects: [], users, quiet, namespace: { initial: key === NO_CONTAINER } };
      const folding = foldingOf(sizes, this.#foldings.get(key) ?? null);
      foldings.set(key, folding);
      return containerEntry(contained, folding, plates?.inside.get(key) ?? []);
    });
    this.#foldings = foldings;
    return entries;
  }
}

function containedIn(world: World): Contained[] {
  const using = linkedPids(world);
  const found = new Map<string, Contained>();
  for (const process of world.processes.values()) {
    const key = homeOf(process, 'container') ?? NO_CONTAINER;
    const contained = found.get(key) ?? {
      key,
      container: process.container,
      users: [],
      quiet: [],
    };
    found.set(key, contained);
    (using.has(process.pid) ? contained.users : contained.quiet).push(process);
  }
  for (const { users, quiet } of found.values()) {
    users.sort(byPid);
    quiet.sort(byPid);
  }
  return [...found.values()].sort(
    (a, b) =>
      Number(a.container === null) - Number(b.container === null) ||
      compare(titleOf(a), titleOf(b)) ||
      compare(a.key, b.key),
  );
}

function containerEntry(contained: Contained, folding: Folding, plates: readonly Entry[]): Entry {
  const { key, users, quiet } = contained;
  return {
    id: key,
    content: {
      kind: 'group',
      icon: 'namespace',
      title: titleOf(contained),
      count: users.length + quiet.length,
      members:
        key === NO_CONTAINER
          ? ['process in no container that is known', 'processes in no container that is known']
          : ['process in this container', 'processes in this container'],
    },
    members: [
      ...plates,
      ...userEntries(key, users, folding.users),
      ...quietEntries(key, quiet, folding.quiet),
    ],
    open: true,
  };
}

function titleOf({ container }: Contained): string {
  if (container === null) return 'In no container';
  return `${nameOf(container.name ?? container.id.slice(0, 12))} (${nameOf(container.engine)})`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
