import type { World } from '../../preload/contract.ts';
import { type Entry, entriesOf, type Folding, foldingOf, homelessEntry } from './contents.ts';
import { NO_ROOMS, type Room, roomsOf } from './rooms.ts';
import type { Row } from './row.ts';

/** What a person expanded (true) or collapsed (false) by hand, by row id. */
export type Expansion = ReadonlyMap<string, boolean>;

/** The rows of one room without the rooms nested in it, and what they were made of. */
interface Fragment {
  readonly room: Room;
  readonly expansion: Expansion;
  readonly place: Place;
  readonly folding: Folding;
  readonly rows: readonly Row[];
  /** How many rows are directly below the room's own. */
  readonly contents: number;
}

interface Place {
  readonly level: number;
  readonly position: number;
  readonly siblings: number;
  readonly parent: string | null;
}

/**
 * Makes the outline's rows. Rooms that did not change since the last call keep
 * their rows, so one poll costs what changed in it.
 */
export class RowMaker {
  #rooms = NO_ROOMS;
  #fragments = new Map<string, Fragment>();

  /**
   * Every namespace has a row, whether or not the one it is nested in is expanded:
   * collapsing hides what is in a room, never a room.
   */
  rows(world: World, expansion: Expansion): Row[] {
    const rooms = roomsOf(world, this.#rooms);
    this.#rooms = rooms;
    const rows: Row[] = [];
    const fragments = new Map<string, Fragment>();
    const siblings = rooms.outermost.length + (rooms.homeless.length > 0 ? 1 : 0);
    // Last in, first out: so in reverse, to come out in order.
    const waiting = placed(rooms.outermost, 0, { level: 1, siblings, parent: null });
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const room = rooms.byId.get(next.id);
      if (room === undefined) continue;
      const fragment = this.#fragment(room, next.place, expansion);
      fragments.set(next.id, fragment);
      for (const row of fragment.rows) rows.push(row);
      waiting.push(
        ...placed(room.nested, fragment.contents, {
          level: next.place.level + 1,
          siblings: fragment.contents + room.nested.length,
          parent: next.id,
        }),
      );
    }
    if (rooms.homeless.length > 0) {
      const place = { level: 1, position: siblings, siblings, parent: null };
      append(rows, homelessEntry(rooms.homeless), place, expansion);
    }
    this.#fragments = fragments;
    return rows;
  }

  #fragment(room: Room, place: Place, expansion: Expansion): Fragment {
    const before = this.#fragments.get(room.namespace.id);
    if (
      before !== undefined &&
      before.room === room &&
      before.expansion === expansion &&
      samePlace(before.place, place)
    ) {
      return before;
    }
    const folding = foldingOf(room, before?.folding ?? null);
    const rows = roomRows(room, folding, place, expansion);
    const contents = rows.filter((row) => row.parent === room.namespace.id).length;
    return { room, expansion, place, folding, rows, contents };
  }
}

function roomRows(room: Room, folding: Folding, place: Place, expansion: Expansion): Row[] {
  const { id } = room.namespace;
  const empty = room.objects.length + room.users.length + room.quiet.length === 0;
  const expanded = empty ? null : (expansion.get(id) ?? true);
  const rows: Row[] = [{ id, kind: 'namespace', room, ...place, expanded }];
  if (expanded !== true) return rows;
  const entries = entriesOf(room, folding);
  const siblings = entries.length + room.nested.length;
  for (const [index, entry] of entries.entries()) {
    append(
      rows,
      entry,
      { level: place.level + 1, position: index + 1, siblings, parent: id },
      expansion,
    );
  }
  return rows;
}

function append(rows: Row[], entry: Entry, place: Place, expansion: Expansion): void {
  const { id, content, members } = entry;
  const expanded = members === null ? null : (expansion.get(id) ?? false);
  rows.push({ id, ...content, ...place, expanded });
  if (members === null || expanded !== true) return;
  const inside = { level: place.level + 1, siblings: members.length, parent: id };
  for (const [index, member] of members.entries()) {
    append(rows, member, { ...inside, position: index + 1 }, expansion);
  }
}

function placed(ids: readonly string[], before: number, place: Omit<Place, 'position'>) {
  return ids
    .map((id, index) => ({ id, place: { ...place, position: before + index + 1 } }))
    .reverse();
}

function samePlace(a: Place, b: Place): boolean {
  return (
    a.level === b.level &&
    a.position === b.position &&
    a.siblings === b.siblings &&
    a.parent === b.parent
  );
}
