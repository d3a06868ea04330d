import type { Lens, World } from '../../preload/contract.ts';
import { ContainerEntries } from './containers.ts';
import {
  type Entry,
  entriesOf,
  type Folding,
  foldingOf,
  homelessEntries,
  quietRooms,
} from './contents.ts';
import { countedContent, nestedIn } from './nested.ts';
import { type Plates, platesOf } from './plates.ts';
import { NO_ROOMS, type Room, type Rooms, roomsOf } from './rooms.ts';
import type { Row } from './row.ts';

/** What a person expanded (true) or collapsed (false) by hand, by row id. */
export type Expansion = ReadonlyMap<string, boolean>;

/** The rows of one room without the rooms nested in it, and what they were made of. */
interface Fragment {
  readonly room: Room;
  readonly plates: readonly Entry[];
  readonly expansion: Expansion;
  readonly place: Place;
  readonly folding: Folding;
  /** How many rows directly below stand for rooms that are nested in it. */
  readonly inner: number;
  readonly rows: readonly Row[];
  /** How many others are directly below the room's own. */
  readonly contents: number;
}

/** What comes next: a room, or the row that counts some of those in one. */
type Next =
  | { readonly kind: 'room'; readonly id: string; readonly place: Place }
  | {
      readonly kind: 'counted';
      readonly id: string;
      readonly rooms: readonly string[];
      readonly place: Place;
    };

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
  #ipcRooms = NO_ROOMS;
  #plates: Plates | null = null;
  readonly #containers = new ContainerEntries();
  #fragments = new Map<string, Fragment>();
  /** By room, whether the quiet ones in it were counted. */
  #counted = new Map<string, boolean>();

  /**
   * Every namespace has a row, whether or not the one it is nested in is expanded:
   * collapsing hides what is in a room, never a room. But where one has many in it that
   * hold no object, these are in a row that counts them.
   *
   * @param named ids of the namespaces that somebody gave a name
   */
  rows(
    world: World,
    expansion: Expansion,
    lens: Lens = 'ipc',
    named: ReadonlySet<string> = NONE_NAMED,
  ): Row[] {
    const plates = this.#platesFor(world, lens);
    const rooms = this.#roomsFor(world, lens);
    const entries = [
      ...(lens === 'container' ? this.#containers.of(world, plates) : []),
      ...(plates?.apart ?? []),
    ];
    entries.push(...homelessEntries(rooms.homeless, lens));
    const rows: Row[] = [];
    const fragments = new Map<string, Fragment>();
    const countedIn = new Map<string, boolean>();
    const siblings = rooms.outermost.length + entries.length;
    // Last in, first out: so in reverse, to come out in order.
    const waiting = placed(rooms.outermost, 0, { level: 1, siblings, parent: null });
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const { id, place } = next;
      const level = place.level + 1;
      if (next.kind === 'counted') {
        const expanded = expansion.get(id) ?? false;
        rows.push({ id, ...countedContent(next.rooms.length), ...place, expanded });
        const inside = { level, siblings: next.rooms.length, parent: id };
        if (expanded) waiting.push(...placed(next.rooms, 0, inside));
        continue;
      }
      const room = rooms.byId.get(id);
      if (room === undefined) continue;
      const { listed, counted } = this.#nested(room, rooms, lens, named);
      const some = counted.length > 0 ? 1 : 0;
      if (lens === 'ipc') countedIn.set(id, some === 1);
      const inner = listed.length + some;
      const plated = plates?.inside.get(id) ?? NO_PLATES;
      const fragment = this.#fragment(room, plated, place, expansion, inner);
      fragments.set(id, fragment);
      for (const row of fragment.rows) rows.push(row);
      const { contents } = fragment;
      const inside = { level, siblings: contents + inner, parent: id };
      waiting.push(...placed(listed, contents + some, inside));
      if (some === 1) {
        const first = { ...inside, position: contents + 1 };
        waiting.push({ kind: 'counted', id: quietRooms(id), rooms: counted, place: first });
      }
    }
    if (lens === 'ipc') this.#counted = countedIn;
    entries.forEach((entry, index) => {
      const position = rooms.outermost.length + index + 1;
      append(rows, entry, { level: 1, position, siblings, parent: null }, expansion);
    });
    this.#fragments = fragments;
    return rows;
  }

  /** Only in an IPC namespace objects could be missed. */
  #nested(room: Room, rooms: Rooms, lens: Lens, named: ReadonlySet<string>) {
    if (lens !== 'ipc') return { listed: room.nested, counted: [] };
    return nestedIn(room, rooms, named, this.#counted.get(room.namespace.id));
  }

  #roomsFor(world: World, lens: Lens): Rooms {
    if (lens === 'container') return NO_ROOMS;
    this.#rooms = roomsOf(world, this.#rooms, lens);
    return this.#rooms;
  }

  #platesFor(world: World, lens: Lens): Plates | null {
    if (lens === 'ipc') return null;
    this.#ipcRooms = roomsOf(world, this.#ipcRooms, 'ipc');
    this.#plates = platesOf(world, lens, this.#ipcRooms, this.#plates);
    return this.#plates;
  }

  #fragment(
    room: Room,
    plates: readonly Entry[],
    place: Place,
    expansion: Expansion,
    inner: number,
  ): Fragment {
    const before = this.#fragments.get(room.namespace.id);
    if (
      before !== undefined &&
      before.room === room &&
      before.plates === plates &&
      before.expansion === expansion &&
      before.inner === inner &&
      samePlace(before.place, place)
    ) {
      return before;
    }
    const folding = foldingOf(room, before?.folding ?? null);
    const entries = [...plates, ...entriesOf(room, folding)];
    const rows = roomRows(room, entries, place, expansion, inner);
    const contents = rows.filter((row) => row.parent === room.namespace.id).length;
    return { room, plates, expansion, place, folding, inner, rows, contents };
  }
}

const NO_PLATES: readonly Entry[] = [];
const NONE_NAMED: ReadonlySet<string> = new Set();

function roomRows(
  room: Room,
  entries: readonly Entry[],
  place: Place,
  expansion: Expansion,
  inner: number,
): Row[] {
  const { id } = room.namespace;
  const expanded = entries.length === 0 ? null : (expansion.get(id) ?? true);
  const rows: Row[] = [{ id, kind: 'namespace', room, ...place, expanded }];
  if (expanded !== true) return rows;
  const siblings = entries.length + inner;
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
  const { id, content, members, open = false } = entry;
  const expanded = members === null ? null : (expansion.get(id) ?? open);
  rows.push({ id, ...content, ...place, expanded });
  if (members === null || expanded !== true) return;
  const inside = { level: place.level + 1, siblings: members.length, parent: id };
  for (const [index, member] of members.entries()) {
    append(rows, member, { ...inside, position: index + 1 }, expansion);
  }
}

function placed(ids: readonly string[], before: number, place: Omit<Place, 'position'>): Next[] {
  const next = (id: string, index: number): Next => ({
    kind: 'room',
    id,
    place: { ...place, position: before + index + 1 },
  });
  return ids.map(next).reverse();
}

function samePlace(a: Place, b: Place): boolean {
  return (
    a.level === b.level &&
    a.position === b.position &&
    a.siblings === b.siblings &&
    a.parent === b.parent
  );
}
