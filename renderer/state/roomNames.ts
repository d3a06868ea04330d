import type { Process, World } from '../../preload/contract.ts';
import { nameOf } from '../texts/visible.ts';
import { wholeOf } from './whole.ts';

const known = new WeakMap<World, ReadonlyMap<string, string>>();

/**
 * What people call each IPC namespace, by its id: the host's, or the container that all
 * in it are of, or who has been in it longest. Made once for a world.
 */
export function roomNames(shown: World): ReadonlyMap<string, string> {
  const world = wholeOf(shown);
  let names = known.get(world);
  if (names === undefined) {
    names = make(world);
    known.set(world, names);
  }
  return names;
}

interface Inside {
  oldest: Process;
  /** All are of the oldest one's container. */
  same: boolean;
}

function make(world: World): ReadonlyMap<string, string> {
  const rooms = new Map<string, Inside>();
  for (const process of world.processes.values()) {
    const { ipc } = process.namespaces;
    if (ipc === null) continue;
    const inside = rooms.get(ipc);
    if (inside === undefined) rooms.set(ipc, { oldest: process, same: true });
    else {
      if (process.container?.id !== inside.oldest.container?.id) inside.same = false;
      if (process.startTime < inside.oldest.startTime) inside.oldest = process;
    }
  }
  const names = new Map<string, string>();
  for (const { id, type, initial } of world.namespaces.values()) {
    if (type !== 'ipc') continue;
    const inside = rooms.get(id);
    names.set(id, initial ? 'Host' : inside === undefined ? 'No process' : nameOfRoom(inside));
  }
  return names;
}

function nameOfRoom({ oldest, same }: Inside): string {
  const container = same ? oldest.container : null;
  return nameOf(container ? (container.name ?? container.id.slice(0, 12)) : oldest.comm);
}
