import type { Snapshot, World } from '../../preload/contract.ts';

/** Everything that was read at the last poll, in the form that the command line prints. */
export function snapshotOf(world: World): Snapshot {
  return {
    version: 1,
    takenAt: world.takenAt,
    durationMs: world.durationMs,
    host: world.host,
    namespaces: [...world.namespaces.values()],
    processes: [...world.processes.values()],
    objects: [...world.objects.values()],
    links: [...world.links.values()],
    problems: [...world.problems],
    deadlocks: [...world.deadlocks],
  };
}
