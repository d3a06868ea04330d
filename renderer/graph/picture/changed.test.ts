import { expect, test } from 'vitest';
import { crowd } from '../bench/crowd.ts';
import { type Made, Maker } from '../bench/made.ts';
import { HOST_IPC, namespace, object, process, snapshot } from '../bench/make.ts';
import { overlap } from '../draw/view.ts';
import { changedParts } from './changed.ts';
import type { Box } from './picture.ts';

const host = namespace(4026531839, { initial: true });
const attach = (pid: number, id: number) => ({
  kind: 'attached' as const,
  process: pid,
  object: `${HOST_IPC}/shm/${id}`,
  access: 'read' as const,
});

function world(comm = 'worker', access: 'read' | 'write' = 'read') {
  return snapshot({
    namespaces: [host],
    processes: [process(10, comm, HOST_IPC), process(11, 'other', HOST_IPC)],
    objects: [object('shm', HOST_IPC, 1), object('shm', HOST_IPC, 2)],
    links: [{ ...attach(10, 1), access }, attach(11, 2)],
  });
}

function point({ picture }: Made, id: string): Box {
  const node = picture.scene.nodes.findIndex((one) => one.id === id);
  const [x = 0, y = 0] = picture.nodes.subarray(node * 2, node * 2 + 2);
  return { x: x - 0.5, y: y - 0.5, width: 1, height: 1 };
}

test('where nothing has changed there is nothing to draw', () => {
  const maker = new Maker();
  const before = maker.make(world());
  expect(changedParts(before.picture, maker.make(world()).picture)).not.toBeNull();
  const same = maker.make(world());
  expect(changedParts(same.picture, same.picture)).toEqual([]);
});

test('a thread that looks otherwise is drawn with its block, and nothing else is', () => {
  const maker = new Maker();
  const first = world();
  const before = maker.make(first);
  const other = world('worker', 'write');
  // As a difference leaves it: what did not change keeps its identity.
  const after = maker.make({ ...first, links: other.links });
  const parts = changedParts(before.picture, after.picture) ?? [];
  const touches = (id: string) => parts.some((part) => overlap(part, point(after, id)));
  expect([touches('pid 10'), touches('pid 11')]).toEqual([true, false]);
});

test('whatever moved, came, left or was renamed lies in the parts', () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const first = crowd({ namespaces: 12, processes: 200, objects: 60, links: 150 }, seed);
    const gone = new Set(
      first.processes.filter(({ pid }) => pid % 40 === seed).map((one) => one.pid),
    );
    const second = {
      ...first,
      processes: first.processes
        .filter(({ pid }) => !gone.has(pid))
        .map((one) => (one.pid % 50 === seed ? { ...one, comm: 'renamed' } : one)),
      links: first.links.filter((link) => !gone.has(link.process)),
    };
    const maker = new Maker();
    const before = maker.make(first);
    const after = maker.make(second);
    const parts = changedParts(before.picture, after.picture);
    if (parts === null) throw new Error('all of it is to be drawn');
    const inside = (made: Made, id: string) => parts.some((part) => overlap(part, point(made, id)));
    for (const { id } of before.picture.scene.nodes) {
      const was = point(before, id);
      const stays = after.picture.scene.nodes.some((node) => node.id === id);
      const is = stays ? point(after, id) : null;
      if (is?.x === was.x && is.y === was.y) continue;
      expect(inside(before, id)).toBe(true);
      if (is) expect(inside(after, id)).toBe(true);
    }
    for (const one of second.processes) {
      if (one.comm === 'renamed') expect(inside(after, `pid ${one.pid}`)).toBe(true);
    }
  }
});

test('what was dragged, or crosses a wall, is drawn with all of it', () => {
  const maker = new Maker();
  const { picture } = maker.make(world());
  expect(changedParts({ ...picture, strays: new Set([0]) }, picture)).toBeNull();
  expect(changedParts(picture, { ...picture, nodes: picture.nodes.slice() })).toBeNull();
});
