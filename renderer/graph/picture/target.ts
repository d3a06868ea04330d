import { type NodeId, processNode } from '../../state/selection.ts';
import type { Picture } from './picture.ts';

/** Something in a picture that can be pointed at and selected, by its index there. */
export type Target =
  | { readonly kind: 'node'; readonly index: number }
  | { readonly kind: 'room'; readonly index: number }
  /** By its plate where it is closed, else by its caption. */
  | { readonly kind: 'group'; readonly index: number };

export function idOf({ scene }: Picture, target: Target): NodeId | null {
  if (target.kind === 'room') return scene.rooms[target.index]?.id ?? null;
  if (target.kind === 'group') return scene.groups[target.index]?.id ?? null;
  return scene.nodes[target.index]?.id ?? null;
}

/** Finds what an id stands for; remembers the answers for the picture it was asked last. */
export class Finder {
  #picture: Picture | null = null;
  #targets = new Map<NodeId, Target>();

  find(picture: Picture, id: NodeId): Target | null {
    if (this.#picture?.scene !== picture.scene) {
      this.#picture = picture;
      this.#targets = new Map();
      picture.scene.nodes.forEach((node, index) => {
        this.#targets.set(node.id, { kind: 'node', index });
      });
      picture.scene.rooms.forEach((room, index) => {
        if (room.id !== null) this.#targets.set(room.id, { kind: 'room', index });
      });
      picture.scene.groups.forEach(({ id, closed, processes, rooms }, index) => {
        if (id === null) return;
        this.#targets.set(id, { kind: 'group', index });
        // Who is counted on a plate is found there.
        if (!closed) return;
        for (const { pid } of processes) {
          this.#targets.set(processNode(pid), { kind: 'group', index });
        }
        for (const room of rooms) this.#targets.set(room, { kind: 'group', index });
      });
    }
    return this.#targets.get(id) ?? null;
  }
}
