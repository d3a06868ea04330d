import type { Mark } from '../marks/marks.ts';
import type { Members } from './members.ts';
import type { Furnished } from './rooms.ts';
import type { Room } from './scene.ts';

/** A room as it is drawn, and who is in it. */
export interface Signed {
  readonly room: Room;
  readonly members: Members;
}

/** The rooms with how many live in each, and what each is marked with. */
export function signed(
  rooms: readonly Furnished[],
  marks: ReadonlyMap<string, Mark>,
): readonly Signed[] {
  return rooms.map(({ room, members }) => ({
    room: {
      ...room,
      size: members.namespace?.processCount ?? members.processes.length,
      mark: marks.get(room.id ?? '') ?? null,
    },
    members,
  }));
}

/** The rooms but those of some indices, which are around none that stays. */
export function without(rooms: readonly Signed[], left: ReadonlySet<number>): readonly Signed[] {
  if (left.size === 0) return rooms;
  const indices = new Map<number, number>();
  for (const index of rooms.keys()) if (!left.has(index)) indices.set(index, indices.size);
  return rooms.flatMap(({ room, members }, index) =>
    indices.has(index)
      ? [{ room: { ...room, parent: indices.get(room.parent) ?? -1 }, members }]
      : [],
  );
}
