import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LENSES, type Lens, type Snapshot, worldOf } from '../../../preload/contract.ts';
import { Maker } from '../bench/made.ts';
import { namespace, object, process, snapshot } from '../bench/make.ts';
import { mixed } from '../bench/mixed.ts';
import { sceneOf } from './build.ts';
import { SceneMemory } from './memory.ts';
import type { Room, Scene } from './scene.ts';

const worlds = fc
  .record({
    namespaces: fc.integer({ min: 1, max: 8 }),
    processes: fc.integer({ min: 0, max: 50 }),
    objects: fc.integer({ min: 0, max: 25 }),
    links: fc.integer({ min: 0, max: 40 }),
    seed: fc.nat(),
  })
  .map(({ seed, ...size }) => mixed(size, seed));
const lenses = fc.constantFrom(...LENSES);

const sceneBy = (lens: Lens, world: Snapshot, memory = new SceneMemory()): Scene =>
  sceneOf(worldOf(world), 1, memory, lens);

/** The room of the lens that a room is, or that a plate lies in; null: it lies beside all. */
function roomAround({ rooms }: Scene, place: number): Room | null {
  const room = rooms[place];
  return (room?.kind === 'plate' ? rooms[room.parent] : room) ?? null;
}

/** Each process with the place of its room: drawn by itself, or counted on a plate. */
function placesOf(made: Scene) {
  const drawn = made.nodes.flatMap((node) =>
    node.kind === 'process' ? [{ process: node.process, place: node.room }] : [],
  );
  const counted = made.groups
    .filter(({ closed }) => closed)
    .flatMap(({ processes, room }) => processes.map((process) => ({ process, place: room })));
  return [...drawn, ...counted];
}

const children = (made: Scene) =>
  made.rooms.map(({ id, parent }) => [id, made.rooms[parent]?.id ?? null]);

describe('a scene of any lens', { timeout: 60_000 }, () => {
  it('has every process once, in the room that it is in', () => {
    fc.assert(
      fc.property(worlds, lenses, (world, lens) => {
        const made = sceneBy(lens, world);
        const shown = placesOf(made);
        expect(shown.map(({ process }) => process.pid).sort()).toEqual(
          world.processes.map(({ pid }) => pid).sort(),
        );
        for (const { process, place } of shown) {
          const { namespaces, container } = process;
          const room = roomAround(made, place);
          if (lens !== 'container') expect(room?.id ?? null).toBe(namespaces[lens]);
          else if (container === null) expect(room?.title).toBe('In no container');
          else expect(room?.title).toBe(container.name ?? `${container.engine} nullnullnull`);
        }
      }),
    );
  });

  it('has every object once, with the others of its IPC namespace; user namespaces count them', () => {
    fc.assert(
      fc.property(worlds, lenses, (world, lens) => {
        const made = sceneBy(lens, world);
        const shown = made.nodes.slice(made.firstObject);
        const ids = lens === 'user' ? [] : world.objects.map(({ id }) => id);
        expect(shown.map(({ id }) => id).sort()).toEqual(ids.sort());
        for (const node of shown) {
          expect(node.id.startsWith(`${made.rooms[node.room]?.id}/`)).toBe(true);
        }
      }),
    );
  });

  it('nests as the kernel tells, or as ancestry does where the kernel tells nothing', () => {
    fc.assert(
      fc.property(worlds, fc.constantFrom(...LENSES.slice(0, -1)), (world, lens) => {
        const made = sceneBy(lens, world);
        const told = world.namespaces
          .filter(({ type }) => type === lens)
          .map(({ id, parent, nestedIn }) => [
            id,
            lens === 'user' || lens === 'pid' ? parent : nestedIn,
          ]);
        const rooms = made.rooms.filter(({ kind }) => kind === 'initial' || kind === 'ordinary');
        expect(children({ ...made, rooms })).toEqual(expect.arrayContaining(told));
        expect(rooms).toHaveLength(told.length);
      }),
    );
  });

  it('shows each IPC namespace in the user namespace that owns it', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const made = sceneBy('user', world);
        const plates = children(made).filter((_, at) => made.rooms[at]?.kind === 'plate');
        const told = world.namespaces
          .filter(({ type }) => type === 'ipc')
          .map(({ id, owner }) => [id, owner]);
        expect(plates.sort()).toEqual(told.sort());
      }),
    );
  });

  it('is the same for the same world, whatever order it comes in', () => {
    fc.assert(
      fc.property(worlds, lenses, (world, lens) => {
        const shuffled: Snapshot = {
          ...world,
          namespaces: world.namespaces.toReversed(),
          processes: world.processes.toReversed(),
          objects: world.objects.toReversed(),
          links: world.links.toReversed(),
        };
        expect(sceneBy(lens, shuffled)).toEqual(sceneBy(lens, world));
        const [one, other] = [world, shuffled].map((it) => new Maker().make(it, false, lens));
        expect(other?.layout.nodes).toEqual(one?.layout.nodes);
        expect(other?.layout.rooms).toEqual(one?.layout.rooms);
      }),
      { numRuns: 60 },
    );
  });

  it('knows everything again that it shares with another lens', () => {
    fc.assert(
      fc.property(worlds, lenses, lenses, (world, from, to) => {
        const memory = new SceneMemory();
        const before = sceneBy(from, world, memory);
        const after = sceneBy(to, world, memory);
        const handles = new Map(before.nodes.map(({ id, handle }) => [id, handle]));
        for (const { id, handle } of after.nodes) {
          if (handles.has(id)) expect(handle).toBe(handles.get(id));
        }
      }),
    );
  });

  it('is where it was when one comes back to it, even after much has come and gone', () => {
    const world = mixed({ namespaces: 8, processes: 60, objects: 30, links: 50 });
    const maker = new Maker();
    const before = maker.make(world);
    for (let round = 0; round < 40; round++) {
      const churn = Array.from({ length: 60 }, (_, at) =>
        process(9000 + at, 'churn', 'ipc:4026531839', { startTime: round }),
      );
      maker.make({ ...world, processes: [...world.processes, ...churn] }, false, 'net');
    }
    const after = maker.make(world);
    expect(after.layout.nodes).toEqual(before.layout.nodes);
    expect(after.layout.rooms).toEqual(before.layout.rooms);
    expect(after.scene.rooms).toEqual(before.scene.rooms);
  });
});

describe('plates', () => {
  const at = (pid: number, ipc: string, net: string | null) => {
    const made = process(pid, `p${pid}`, ipc);
    return { ...made, namespaces: { ...made.namespaces, net } };
  };
  const net = (inode: number) => namespace(inode, { id: `net:${inode}`, type: 'net' });
  const used = (pid: number, ipc: string) => ({
    kind: 'attached' as const,
    process: pid,
    object: `${ipc}/shm/0`,
  });
  const world = snapshot({
    namespaces: [namespace(10), namespace(20), namespace(30), namespace(40), net(1), net(2)],
    processes: [
      at(1, 'ipc:10', 'net:1'),
      at(2, 'ipc:10', 'net:1'),
      at(3, 'ipc:20', 'net:1'),
      at(4, 'ipc:20', 'net:2'),
      at(5, 'ipc:30', null),
    ],
    objects: ['ipc:10', 'ipc:20', 'ipc:30', 'ipc:40'].map((ipc) => object('shm', ipc, 0)),
    links: [used(1, 'ipc:10'), used(3, 'ipc:20'), used(4, 'ipc:20')],
  });

  it('lie in the room that all of the processes are in, with those that use the objects', () => {
    const made = sceneBy('net', world);
    const plates = made.rooms.filter(({ kind }) => kind === 'plate');
    expect(plates.map(({ id, parent, note }) => [id, made.rooms[parent]?.id, note])).toEqual([
      ['ipc:10', 'net:1', null],
      ['ipc:20', undefined, 'its processes are in 2 network namespaces'],
      ['ipc:30', undefined, 'where some of its processes belong could not be read'],
      ['ipc:40', undefined, 'nobody inside; what keeps it is not known'],
    ]);
    const standing = made.nodes.map(({ id, room }) => [id, made.rooms[room]?.id ?? null]);
    expect(standing.slice(0, made.firstObject)).toEqual([
      ['pid 2', 'net:1'],
      ['pid 3', 'net:1'],
      ['pid 4', 'net:2'],
      ['pid 5', null],
      ['pid 1', 'ipc:10'],
    ]);
  });

  it('are not there for IPC namespaces that have nothing to show, but for their owners', () => {
    const idle = { ...world, objects: [], links: [] };
    const plates = (lens: Lens) => sceneBy(lens, idle).rooms.filter(({ kind }) => kind === 'plate');
    expect(plates('net')).toEqual([]);
    expect(plates('user')).toHaveLength(4);
  });
});
