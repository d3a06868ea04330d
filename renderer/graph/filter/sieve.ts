import type { IpcObject, World } from '../../../preload/contract.ts';
import { processNode } from '../../state/selection.ts';
import type { Mark } from '../marks/marks.ts';
import type { Signed } from '../scene/signed.ts';
import type { LooseThread } from '../scene/threads.ts';
import { type Filter, type FilterKey, isEverything, lineKey } from './filter.ts';

/** What of a world is drawn. What is hidden is counted: nothing is missing silently. */
export interface Sieve {
  readonly pids: ReadonlySet<number>;
  readonly objects: ReadonlySet<string>;
  readonly threads: readonly LooseThread[];
  /** Indices of the rooms that are left out. */
  readonly rooms: ReadonlySet<number>;
  /** How many processes, objects and namespaces, and how many lines alone, are hidden. */
  readonly hidden: { readonly things: number; readonly lines: number };
}

interface Sieved {
  readonly world: World;
  readonly rooms: readonly Signed[];
  readonly threads: readonly LooseThread[];
  readonly marks: ReadonlyMap<string, Mark>;
}

/** Null: all of it is drawn. */
export function sieveOf(filter: Filter, from: Sieved): Sieve | null {
  if (isEverything(filter)) return null;
  const { world, threads } = from;
  const tied = new Set(threads.map(({ pid }) => pid));
  const keysOf = keysIn(from, tied);
  const hides = (keys: readonly FilterKey[]) => keys.some((key) => filter.hidden.has(key));
  const lines = threads.filter(({ look }) => !filter.hidden.has(lineKey(look)));

  let pids = new Set<number>();
  for (const { pid } of world.processes.values()) if (!hides(keysOf.process(pid))) pids.add(pid);
  let objects = new Set<string>();
  for (const object of world.objects.values()) {
    if (!hides(keysOf.object(object))) objects.add(object.id);
  }
  let shown = lines.filter(({ pid, object }) => pids.has(pid) && objects.has(object));
  const { only } = filter;
  if (only !== null) {
    const meant = (pid: number) => keysOf.process(pid).includes(only);
    const meantObject = (id: string) => {
      const object = world.objects.get(id);
      return object !== undefined && keysOf.object(object).includes(only);
    };
    shown = threads.filter(
      ({ pid, object, look }) => lineKey(look) === only || meant(pid) || meantObject(object),
    );
    pids = new Set([...world.processes.keys()].filter(meant));
    objects = new Set([...world.objects.keys()].filter(meantObject));
    for (const { pid, object } of shown) {
      pids.add(pid);
      objects.add(object);
    }
  }
  const rooms = roomsLeftOut(filter, from, pids, objects);
  // The region of those whose namespace is unknown is no thing by itself.
  const roomsHidden = [...rooms].filter(
    (index) => from.rooms[index]?.room.kind !== 'outside',
  ).length;
  const things = world.processes.size - pids.size + world.objects.size - objects.size + roomsHidden;
  const between = threads.filter(({ pid, object }) => pids.has(pid) && objects.has(object));
  return {
    pids,
    objects,
    threads: shown,
    rooms,
    hidden: { things, lines: between.length - shown.length },
  };
}

function keysIn({ marks }: Sieved, tied: ReadonlySet<number>) {
  const withMark = (key: FilterKey, id: string): readonly FilterKey[] => {
    const mark = marks.get(id);
    return mark === undefined ? [key] : [key, mark];
  };
  return {
    process: (pid: number) => withMark(tied.has(pid) ? 'process' : 'quiet', processNode(pid)),
    object: ({ id, kind }: IpcObject) => withMark(kind, id),
  };
}

/** Empty rooms that were hidden, or where only something else is asked for. */
function roomsLeftOut(
  { hidden, only }: Filter,
  { rooms }: Sieved,
  pids: ReadonlySet<number>,
  objects: ReadonlySet<string>,
): ReadonlySet<number> {
  const left = new Set<number>();
  for (const [index, { room, members }] of rooms.entries()) {
    const { mark } = room;
    const empty =
      !members.processes.some(({ pid }) => pids.has(pid)) &&
      !members.objects.some(({ id }) => objects.has(id));
    const unwanted = only === null ? mark !== null && hidden.has(mark) : mark !== only;
    if (empty && unwanted) left.add(index);
  }
  // What is around a room that stays, stays.
  for (const [index, { room }] of rooms.entries()) {
    if (left.has(index)) continue;
    for (let outer = room.parent; left.delete(outer); ) outer = rooms[outer]?.room.parent ?? -1;
  }
  return left;
}
