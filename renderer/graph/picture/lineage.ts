import type { Box } from './picture.ts';
import { type Picture, roomBox } from './picture.ts';
import type { Target } from './target.ts';

/** The rooms that something is in, by index, the outermost first; a room is the last of its own. */
export function lineageOf({ scene }: Picture, target: Target): number[] {
  const rooms: number[] = [];
  const things = { node: scene.nodes, group: scene.groups };
  let at = target.kind === 'room' ? target.index : (things[target.kind][target.index]?.room ?? -1);
  for (; at >= 0; at = scene.rooms[at]?.parent ?? -1) rooms.unshift(at);
  return rooms;
}

/** The innermost room that holds all of a box; -1: none does. */
export function roomAround(picture: Picture, box: Box): number {
  let found = -1;
  // Whatever is inside another comes after it.
  for (const room of picture.index.outermostFirst) {
    const walls = roomBox(picture.rooms, room);
    const inside =
      walls.x <= box.x &&
      walls.y <= box.y &&
      walls.x + walls.width >= box.x + box.width &&
      walls.y + walls.height >= box.y + box.height;
    if (inside) found = room;
  }
  return found;
}
