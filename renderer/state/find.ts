import type { World } from '../../preload/contract.ts';
import { type NodeId, pidOf, type Selected } from './selection.ts';

/** What a node id stands for in this world; null where it has gone. */
export function find(world: World, node: NodeId): Selected | null {
  const pid = pidOf(node);
  if (pid !== null) {
    const process = world.processes.get(pid);
    return process ? { kind: 'process', process } : null;
  }
  const object = world.objects.get(node);
  if (object) return { kind: 'object', object };
  const namespace = world.namespaces.get(node);
  return namespace ? { kind: 'namespace', namespace } : null;
}
