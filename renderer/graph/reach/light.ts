import { type Decision, reachedBy, reachOf, usable } from '../../../preload/contract.ts';
import type { NodeId } from '../../state/selection.ts';
import type { Picture } from '../picture/picture.ts';
import type { Target } from '../picture/target.ts';
import type { Scene, SceneNode } from '../scene/scene.ts';

/** What a selection lights, by indices of a scene. */
export interface Light {
  /** Room of what is selected; -1: it is none of a namespace that is known. */
  readonly room: number;
  /**
   * Of a process: what it may do with the objects that it sees. Of an object: what the
   * processes that see it may do. What is behind a wall is not in it.
   */
  readonly reach: ReadonlyMap<number, Decision>;
  /** The same for who is counted on the plates of closed groups, by group. */
  readonly groups: ReadonlyMap<number, GroupReach>;
}

/** How many of a group may do something, and how many see it and may not. */
export interface GroupReach {
  readonly may: number;
  readonly mayNot: number;
  readonly unknown: number;
}

const NO_GROUPS: ReadonlyMap<number, GroupReach> = new Map();

/** Null where no process and no object is selected. */
export function lightOf(scene: Scene, id: NodeId, index: number | null): Light | null {
  const { world, nodes } = scene;
  const object = world.objects.get(id);
  if (object) {
    const byPid = reachedBy(object, world);
    const ofNode = (node: SceneNode) =>
      node.kind === 'process' ? byPid.get(node.process.pid) : undefined;
    return {
      room: nodes[index ?? -1]?.room ?? -1,
      reach: seen(nodes, 0, scene.firstObject, ofNode),
      groups: ofGroups(scene, byPid),
    };
  }
  const process = id.startsWith('pid ') ? world.processes.get(Number(id.slice(4))) : undefined;
  if (!process) return null;
  const byId = reachOf(process, world);
  const home = process.namespaces.ipc;
  return {
    room: home === null ? -1 : scene.rooms.findIndex((room) => room.id === home),
    reach: seen(nodes, scene.firstObject, nodes.length, (node) => byId.get(node.id)),
    groups: NO_GROUPS,
  };
}

function seen(
  nodes: readonly SceneNode[],
  first: number,
  end: number,
  decisionOf: (node: SceneNode) => Decision | undefined,
): ReadonlyMap<number, Decision> {
  const reach = new Map<number, Decision>();
  for (let index = first; index < end; index++) {
    const node = nodes[index];
    const decision = node && decisionOf(node);
    if (decision && decision.access !== 'cannot-see') reach.set(index, decision);
  }
  return reach;
}

function ofGroups(
  { groups }: Scene,
  byPid: ReadonlyMap<number, Decision>,
): ReadonlyMap<number, GroupReach> {
  const found = new Map<number, GroupReach>();
  groups.forEach(({ closed, processes }, index) => {
    if (!closed) return;
    const counts = { may: 0, mayNot: 0, unknown: 0 };
    for (const { pid } of processes) {
      const access = byPid.get(pid)?.access ?? 'unknown';
      if (usable(access)) counts.may += 1;
      else if (access === 'none') counts.mayNot += 1;
      else if (access === 'unknown') counts.unknown += 1;
    }
    if (counts.may + counts.mayNot + counts.unknown > 0) found.set(index, counts);
  });
  return found;
}

/** Remembers the light of what was asked for last. */
export class Lamp {
  #scene: Scene | null = null;
  #id: NodeId | null = null;
  #light: Light | null = null;

  of({ scene }: Picture, id: NodeId, target: Target | null): Light | null {
    if (this.#scene !== scene || this.#id !== id) {
      this.#scene = scene;
      this.#id = id;
      this.#light = lightOf(scene, id, target?.kind === 'node' ? target.index : null);
    }
    return this.#light;
  }
}
