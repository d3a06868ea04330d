import type { Lens, World } from '../../../preload/contract.ts';
import { pidOf } from '../../state/selection.ts';
import { sieveOf } from '../filter/sieve.ts';
import { type Mark, marksOf } from '../marks/marks.ts';
import { type Choices, NO_CHOICES } from './choices.ts';
import { countingSort } from './counting.ts';
import { fullness } from './fullness.ts';
import { Groups } from './groups.ts';
import { membership } from './members.ts';
import type { SceneMemory } from './memory.ts';
import type { Pids } from './pids.ts';
import { roomsWithPlates } from './plates.ts';
import { foldQuietRooms } from './quiet-rooms.ts';
import { roomsOf } from './rooms.ts';
import type { Scene, SceneNode, Thread } from './scene.ts';
import { signed, without } from './signed.ts';
import { type LooseThread, threadsOf } from './threads.ts';

/**
 * The scene of a world: the same for the same world and choices, whatever is in the
 * memory, but that what was folded stays so a little longer.
 */
export function sceneOf(
  world: World,
  sequence: number,
  memory: SceneMemory,
  lens: Lens = 'ipc',
  choices: Choices = NO_CHOICES,
): Scene {
  // Where IPC namespaces are counted and not opened, there is nothing to be tied to.
  const loose = lens === 'user' ? [] : threadsOf(world);
  const { tied, groupOf, placeOf } = memory;
  for (const pids of [tied, groupOf, placeOf]) pids.clear();
  const tiedObjects = new Set<string>();
  let last = '';
  for (const { pid, object } of loose) {
    tied.set(pid, 1);
    // They come object by object.
    if (object !== last) tiedObjects.add(object);
    last = object;
  }
  const marks = marksOf(world);
  const all = signed(
    lens === 'ipc'
      ? roomsOf(membership(world, lens), memory.handles, lens, choices.names)
      : roomsWithPlates(world, lens, memory.handles, loose),
    marks,
  );
  const sieve = sieveOf(choices.filter, { world, rooms: all, threads: loose, marks });
  const sieved = sieve ? without(all, sieve.rooms) : all;
  const { rooms: furnished, folds } =
    lens === 'ipc' ? foldQuietRooms(sieved, marks, memory, choices) : { rooms: sieved, folds: [] };
  const groups = new Groups(memory, choices);

  const nodes: SceneNode[] = [];
  const objectIndex = new Map<string, number>();
  const marked = markedPids(marks);
  furnished.forEach(({ members }, room) => {
    const processes = sieve
      ? members.processes.filter(({ pid }) => sieve.pids.has(pid))
      : members.processes;
    const quiet = processes.filter(({ pid }) => tied.of(pid) === -1);
    groups.ofProcesses(quiet, room, members);
    for (const process of processes) {
      const { pid } = process;
      const group = groupOf.of(pid);
      if (group !== -1 && groups.all[group]?.closed) continue;
      placeOf.set(pid, nodes.length);
      const mark = marked.size === 0 ? null : (marked.get(pid) ?? null);
      nodes.push(memory.processNode(process, room, group, mark));
    }
  });
  for (const fold of folds) {
    groups.ofRooms(
      fold,
      furnished.findIndex(({ members }) => members.id === fold.within),
    );
  }
  const firstObject = nodes.length;
  furnished.forEach(({ members }, room) => {
    const limits = members.namespace?.limits;
    const objects = sieve
      ? members.objects.filter(({ id }) => sieve.objects.has(id))
      : members.objects;
    const unused = objects.filter(({ id }) => !tiedObjects.has(id));
    const groupOf = groups.ofObjects(unused, room, members);
    for (const object of objects) {
      objectIndex.set(object.id, nodes.length);
      const group = groupOf.get(object.id) ?? -1;
      const mark = marks.get(object.id) ?? null;
      const full = fullness(object, limits);
      nodes.push(memory.objectNode(object, { room, group, mark, fullness: full }));
    }
  });

  const scene: Scene = {
    sequence,
    takenAt: world.takenAt,
    lens,
    world,
    rooms: furnished.map(({ room }) => room),
    nodes,
    firstObject,
    threads: placed(sieve?.threads ?? loose, memory.last(lens), placeOf, objectIndex, nodes.length),
    groups: groups.all,
    holds: holdsOf(world, placeOf, objectIndex),
    hidden: sieve?.hidden ?? NOTHING_HIDDEN,
  };
  memory.keep(scene);
  memory.sweepRooms(world.namespaces);
  return scene;
}

const NOTHING_HIDDEN = { things: 0, lines: 0 };

/** Of processes, by pid: making the names of thousands to look them up would take longer. */
function markedPids(marks: ReadonlyMap<string, Mark>): ReadonlyMap<number, Mark> {
  const marked = new Map<number, Mark>();
  for (const [node, mark] of marks) {
    const pid = pidOf(node);
    if (pid !== null) marked.set(pid, mark);
  }
  return marked;
}

function holdsOf(
  { deadlocks }: World,
  placeOf: Pids,
  objectIndex: ReadonlyMap<string, number>,
): Scene['holds'] {
  return deadlocks.flatMap(({ ring }) =>
    ring.flatMap((step, at) => {
      const object = objectIndex.get(step.object);
      const process = placeOf.of(ring[(at + 1) % ring.length]?.process ?? -1);
      return object === undefined || process === -1 ? [] : [{ object, process }];
    }),
  );
}

/** By process, then by object: threads come from maps that remember their past. */
function placed(
  loose: readonly LooseThread[],
  before: Scene | null,
  placeOf: Pids,
  objectIndex: ReadonlyMap<string, number>,
  size: number,
): Thread[] {
  const from = new Int32Array(loose.length);
  const to = new Int32Array(loose.length);
  let last = '';
  let place = 0;
  loose.forEach(({ pid, object }, item) => {
    if (object !== last) place = objectIndex.get(object) ?? 0;
    last = object;
    from[item] = Math.max(0, placeOf.of(pid));
    to[item] = place;
  });
  const byObject = countingSort(size, to).items;
  const byProcess = countingSort(
    size,
    byObject.map((item) => from[item] ?? 0),
  ).items;
  return Array.from(byProcess, (place, index) => {
    const item = byObject[place] ?? 0;
    const look = loose[item]?.look ?? 'touched';
    const process = from[item] ?? 0;
    const object = to[item] ?? 0;
    const last = before?.threads[index];
    const same = last?.process === process && last.object === object && last.look === look;
    return same ? last : { process, object, look };
  });
}
