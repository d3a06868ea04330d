import type { World } from '../../preload/contract.ts';
import { type Company, joinedBy, roomName } from '../texts/roomName.ts';
import { wholeOf } from './whole.ts';

const known = new WeakMap<World, ReadonlyMap<string, string>>();

/** What people call each IPC namespace, by its id. Made once for a world. */
export function roomNames(shown: World): ReadonlyMap<string, string> {
  const world = wholeOf(shown);
  let names = known.get(world);
  if (names === undefined) {
    names = make(world);
    known.set(world, names);
  }
  return names;
}

function make(world: World): ReadonlyMap<string, string> {
  const companies = new Map<string, Company>();
  for (const process of world.processes.values()) {
    const { ipc } = process.namespaces;
    if (ipc !== null) companies.set(ipc, joinedBy(companies.get(ipc) ?? null, process));
  }
  const names = new Map<string, string>();
  for (const { id, type, initial } of world.namespaces.values()) {
    if (type === 'ipc') names.set(id, roomName(initial, companies.get(id) ?? null));
  }
  return names;
}
