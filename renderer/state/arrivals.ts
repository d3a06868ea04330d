import type { World } from '../../preload/contract.ts';
import { type NodeId, processNode } from './selection.ts';

/** What is in a world that was not in the one before. */
export function arrivals(before: World, after: World): ReadonlySet<NodeId> {
  const found = new Set<NodeId>();
  if (before.namespaces !== after.namespaces) {
    for (const id of after.namespaces.keys()) if (!before.namespaces.has(id)) found.add(id);
  }
  if (before.objects !== after.objects) {
    for (const id of after.objects.keys()) if (!before.objects.has(id)) found.add(id);
  }
  if (before.processes !== after.processes) {
    for (const [pid, process] of after.processes) {
      if (before.processes.get(pid)?.startTime !== process.startTime) found.add(processNode(pid));
    }
  }
  return found;
}
