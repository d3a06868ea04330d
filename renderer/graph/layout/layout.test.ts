import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LENSES, type Snapshot } from '../../../preload/contract.ts';
import { crowd } from '../bench/crowd.ts';
import { type Made, Maker } from '../bench/made.ts';
import { HOST_IPC, namespace, object, process, snapshot } from '../bench/make.ts';
import { mixed } from '../bench/mixed.ts';
import { type Box, plateOf, roomBox } from '../picture/picture.ts';
import { BLOCK_FIELDS, BOX_FIELDS } from './contract.ts';

const worlds = fc
  .record({
    namespaces: fc.integer({ min: 1, max: 14 }),
    processes: fc.integer({ min: 0, max: 120 }),
    objects: fc.integer({ min: 0, max: 60 }),
    links: fc.integer({ min: 0, max: 120 }),
    nested: fc.double({ min: 0, max: 1, noNaN: true }),
    seed: fc.nat(),
  })
  .map(({ seed, ...size }) => crowd(size, seed));

function blocks({ layout }: Made): (Box & { room: number; members: Int32Array })[] {
  return Array.from({ length: layout.blocks.length / BLOCK_FIELDS }, (_, block) => {
    const [x = 0, y = 0, width = 0, height = 0] = layout.boxes.subarray(block * BOX_FIELDS);
    const [, room = 0, , , first, end] = layout.blocks.subarray(block * BLOCK_FIELDS);
    return { x, y, width, height, room, members: layout.members.subarray(first, end) };
  });
}

const apart = (a: Box, b: Box) =>
  a.x >= b.x + b.width || b.x >= a.x + a.width || a.y >= b.y + b.height || b.y >= a.y + a.height;
const within = (a: Box, b: Box, slack = 0.01) =>
  a.x >= b.x - slack &&
  a.y >= b.y - slack &&
  a.x + a.width <= b.x + b.width + slack &&
  a.y + a.height <= b.y + b.height + slack;

/** Everything that is wrong with a layout, in words. */
function faults(made: Made): string[] {
  const found: string[] = [];
  const { rooms, nodes } = made.scene;
  const boxes = rooms.map((_, room) => roomBox(made.layout.rooms, room));
  const all = blocks(made);
  const lying = [
    ...rooms.map((room, place) => ({ parent: room.parent, box: boxes[place], name: room.title })),
    ...all.map((block) => ({ parent: block.room, box: block, name: `block of ${block.members}` })),
  ];
  lying.forEach((a, index) => {
    if (!a.box) return;
    const outer = boxes[a.parent];
    if (outer) {
      const plate = plateOf(made.picture, a.parent);
      const floor = { ...outer, y: outer.y + plate, height: outer.height - plate };
      if (!within(a.box, floor)) found.push(`${a.name} sticks out of ${rooms[a.parent]?.title}`);
    }
    for (const b of lying.slice(index + 1)) {
      if (a.parent === b.parent && b.box && !apart(a.box, b.box)) {
        found.push(`${a.name} overlaps ${b.name}`);
      }
    }
  });
  const placed = new Set<number>();
  for (const block of all) {
    for (const node of block.members) {
      placed.add(node);
      const x = made.layout.nodes[node * 2] ?? -1;
      const y = made.layout.nodes[node * 2 + 1] ?? -1;
      if (!within({ x, y, width: 0, height: 0 }, block)) found.push(`${nodes[node]?.id} is astray`);
      if (nodes[node]?.room !== block.room) found.push(`${nodes[node]?.id} is in another room`);
    }
  }
  if (placed.size !== nodes.length) found.push('not every node has a block');
  return found;
}

/** How far each node that is in both has moved, by id. */
function moves(before: Made, after: Made): Map<string, number> {
  const places = new Map(before.scene.nodes.map((node, index) => [node.id, index]));
  const moved = new Map<string, number>();
  after.scene.nodes.forEach((node, index) => {
    const old = places.get(node.id);
    if (old === undefined) return;
    const dx = (after.layout.nodes[index * 2] ?? 0) - (before.layout.nodes[old * 2] ?? 0);
    const dy = (after.layout.nodes[index * 2 + 1] ?? 0) - (before.layout.nodes[old * 2 + 1] ?? 0);
    moved.set(node.id, Math.hypot(dx, dy));
  });
  return moved;
}

const median = (values: Iterable<number>) => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
};

/** Three processes that each use an object, in a room that not all of their IPC namespace are in. */
function tiedThroughWalls(): Snapshot {
  const net = (inode: number) => namespace(inode, { id: `net:${inode}`, type: 'net' as const });
  const at = (pid: number, place: string) => {
    const made = process(pid, 'p', 'ipc:10');
    return { ...made, namespaces: { ...made.namespaces, net: place } };
  };
  const ids = [0, 1, 2];
  return snapshot({
    namespaces: [namespace(10), net(1), net(2)],
    processes: [at(1, 'net:1'), at(2, 'net:1'), at(3, 'net:1'), at(4, 'net:2')],
    objects: ids.map((id) => object('shm', 'ipc:10', id, { attaches: 1 })),
    links: ids.map((id) => ({
      kind: 'attached' as const,
      process: id + 1,
      object: `ipc:10/shm/${id}`,
    })),
  });
}

describe('layout', { timeout: 60_000 }, () => {
  it('lets no siblings overlap and nothing stick out', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        expect(faults(new Maker().make(world))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('is as sound in every lens, and on the way from one to another', () => {
    const size = { namespaces: 9, processes: 120, objects: 50, links: 100 };
    for (const seed of [1, 2, 3]) {
      const maker = new Maker();
      for (const lens of [...LENSES, ...LENSES.toReversed()]) {
        expect(faults(maker.make(mixed(size, seed), false, lens))).toEqual([]);
      }
    }
  });

  it('has those together who have ties through walls only, where walls are not those of IPC', () => {
    const made = new Maker().make(tiedThroughWalls(), false, 'net');
    const columns = blocks(made).map(({ members }) =>
      Array.from(members, (node) => made.scene.nodes[node]?.id),
    );
    expect(columns).toContainEqual(['pid 1', 'pid 2', 'pid 3']);
    expect(columns).toContainEqual(['ipc:10/shm/0', 'ipc:10/shm/1', 'ipc:10/shm/2']);
  });

  it('stands plates that no room holds right of those who use what is on them', () => {
    const made = new Maker().make(tiedThroughWalls(), false, 'net');
    const { threads } = made.scene;
    expect(threads).toHaveLength(3);
    for (const { process: from, object: to } of threads) {
      expect(made.layout.nodes[to * 2]).toBeGreaterThan(made.layout.nodes[from * 2] ?? Infinity);
    }
    expect(faults(made)).toEqual([]);
  });

  it('gives the same picture for the same snapshot, whatever order it comes in', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const shuffled: Snapshot = {
          ...world,
          namespaces: world.namespaces.toReversed(),
          processes: world.processes.toReversed(),
          objects: world.objects.toReversed(),
          links: world.links.toReversed(),
        };
        const one = new Maker().make(world);
        const other = new Maker().make(shuffled);
        expect(other.layout.nodes).toEqual(one.layout.nodes);
        expect(other.layout.rooms).toEqual(one.layout.rooms);
        expect(other.scene.nodes.map(({ id }) => id)).toEqual(one.scene.nodes.map(({ id }) => id));
      }),
      { numRuns: 40 },
    );
  });

  it('goes back to the same picture when it is made afresh', () => {
    const maker = new Maker();
    const world = crowd({ namespaces: 8, processes: 60, objects: 30, links: 50 });
    const first = maker.make(world);
    maker.make(crowd({ namespaces: 9, processes: 80, objects: 20, links: 50 }, 3));
    expect(maker.make(world, true).layout.nodes).toEqual(first.layout.nodes);
  });

  it('stays sound through a history of changes', () => {
    fc.assert(
      fc.property(fc.array(worlds, { minLength: 2, maxLength: 4 }), (history) => {
        const maker = new Maker();
        for (const world of history) expect(faults(maker.make(world))).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it('moves nobody when a room beside comes and goes', () => {
    const room = (inode: number, pid: number) => ({
      namespaces: [namespace(inode)],
      processes: [process(pid, 'sleep', `ipc:${inode}`), process(pid + 1, 'cat', `ipc:${inode}`)],
      objects: [object('shm', `ipc:${inode}`, 0, { attaches: 1 })],
      links: [
        {
          kind: 'attached' as const,
          process: pid,
          object: `ipc:${inode}/shm/0`,
          access: 'read' as const,
        },
      ],
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.nat({ max: 11 }), (count, choice) => {
        const rooms = Array.from({ length: count + 1 }, (_, at) => room(1000 + at, 100 + at * 10));
        const whole = (list: typeof rooms) =>
          snapshot({
            namespaces: list.flatMap((one) => one.namespaces),
            processes: list.flatMap((one) => one.processes),
            objects: list.flatMap((one) => one.objects),
            links: list.flatMap((one) => one.links),
          });
        const without = rooms.filter((_, at) => at !== choice % rooms.length);
        const maker = new Maker();
        const states = [without, rooms, without].map((list) => maker.make(whole(list)));
        for (const after of states.slice(1)) {
          const before = states[0];
          if (before) expect(Math.max(...moves(before, after).values())).toBe(0);
        }
      }),
    );
  });

  it('moves half of the nodes by at most 2 when 1 % change', () => {
    const size = { namespaces: 60, processes: 700, objects: 300, links: 600 };
    const world = crowd(size);
    for (const seed of [1, 2, 3, 4, 5]) {
      const maker = new Maker();
      const before = maker.make(world);
      const gone = new Set(
        world.processes.filter((_, at) => at % 100 === seed).map(({ pid }) => pid),
      );
      const kept = world.processes.filter(({ pid }) => !gone.has(pid));
      const born = [...gone].map((pid) => process(pid + 50_000, 'newcomer', HOST_IPC));
      const after = maker.make({
        ...world,
        processes: [...kept, ...born],
        links: world.links.filter((link) => !gone.has(link.process)),
      });
      const moved = [...moves(before, after).values()];
      expect(median(moved)).toBeLessThanOrEqual(2);
      expect(moved.filter((way) => way > 2).length / moved.length).toBeLessThan(0.1);
    }
  });

  it('keeps a panel where it is when a process joins it', () => {
    const base = {
      namespaces: [namespace(4026531839, { initial: true })],
      objects: [object('shm', HOST_IPC, 1, { attaches: 3 }), object('shm', HOST_IPC, 2)],
    };
    const attach = (pid: number, id: number) => ({
      kind: 'attached' as const,
      process: pid,
      object: `${HOST_IPC}/shm/${id}`,
      access: 'read' as const,
    });
    const of = (pids: number[]) =>
      snapshot({
        ...base,
        processes: [...pids, 90].map((pid) => process(pid, 'worker', HOST_IPC)),
        links: [...pids.map((pid) => attach(pid, 1)), attach(90, 2)],
      });
    const maker = new Maker();
    const before = maker.make(of([10, 11, 12]));
    const after = maker.make(of([10, 11, 12, 13]));
    const moved = moves(before, after);
    for (const id of ['pid 10', 'pid 11', 'pid 12', `${HOST_IPC}/shm/1`]) {
      expect(moved.get(id)).toBe(0);
    }
  });

  it('takes the shape of the window', () => {
    const world = crowd({ namespaces: 40, processes: 300, objects: 150, links: 200 });
    for (const aspect of [0.8, 1.33, 1.9]) {
      const { layout } = new Maker(aspect).make(world);
      const host = roomBox(layout.rooms, 0);
      expect(host.width / host.height / aspect).toBeGreaterThan(0.75);
      expect(host.width / host.height / aspect).toBeLessThan(1.33);
    }
  });

  it('survives rooms a thousand deep', () => {
    const namespaces = Array.from({ length: 1000 }, (_, at) =>
      namespace(1000 + at, { nestedIn: at === 0 ? null : `ipc:${999 + at}` }),
    );
    const made = new Maker().make(snapshot({ namespaces, processes: [] }));
    expect(made.scene.rooms).toHaveLength(1000);
    expect(Number.isFinite(roomBox(made.layout.rooms, 0).width)).toBe(true);
  });
});
