import { describe, expect, it } from 'vitest';
import { Maker } from '../bench/made.ts';
import { HOST_IPC, namespace, process, snapshot } from '../bench/make.ts';
import { mixed } from '../bench/mixed.ts';
import { pictureOf } from './picture.ts';
import { Shifts } from './shifts.ts';
import { Shown } from './shown.ts';

const of = (pids: number[], rooms: number[] = []) =>
  snapshot({
    namespaces: [
      namespace(4026531839, { initial: true }),
      ...rooms.map((inode) => namespace(inode)),
    ],
    processes: pids.map((pid) => process(pid, `p${pid}`, HOST_IPC)),
  });

function change(before: ReturnType<typeof of>, after: ReturnType<typeof of>) {
  const maker = new Maker();
  const shown = new Shown(maker.make(before).picture);
  const next = maker.make(after).picture;
  shown.become(next, 1000);
  return { shown, next };
}

describe('a picture on its way to the next', () => {
  it('shows who has left for at least 400 ms, and then no more', () => {
    const { shown } = change(of([1, 2], [50]), of([1]));
    expect(shown.ghosts.map(({ node }) => node.id)).toEqual(['pid 2']);
    expect(shown.ghostRooms.map(({ room }) => room.id)).toEqual(['ipc:50']);
    expect(shown.advance(1400)).toBe(true);
    expect(shown.ghosts[0]?.alpha).toBeGreaterThan(0);
    expect(shown.advance(1600)).toBe(false);
    expect(shown.ghosts).toEqual([]);
    expect(shown.ghostRooms).toEqual([]);
  });

  it('lets who is new appear, and is at rest within 300 ms', () => {
    const { shown, next } = change(of([1]), of([1, 2], [60]));
    const index = next.scene.nodes.findIndex(({ id }) => id === 'pid 2');
    expect(shown.presence?.[index]).toBe(0);
    shown.advance(1100);
    expect(shown.presence?.[index]).toBeGreaterThan(0.3);
    expect(shown.advance(1300)).toBe(false);
    expect(shown.presence).toBeNull();
    expect(shown.nodes).toBe(next.nodes);
  });

  it('moves from where it is, also when it is already moving', () => {
    const maker = new Maker();
    const first = maker.make(of([1, 2])).picture;
    const shifts = new Shifts();
    const handle = first.scene.nodes[0]?.handle ?? -1;
    const shown = new Shown(first);
    const start = first.nodes[0] ?? 0;
    shifts.moveNode(handle, 100, 0);
    const right = pictureOf(first.scene, { ...first.layout }, shifts, null);
    shown.become(right, 1000);
    shown.advance(1130);
    const halfway = shown.nodes[0] ?? 0;
    expect(halfway).toBeGreaterThan(start + 10);
    expect(halfway).toBeLessThan(start + 90);
    shown.become(pictureOf(first.scene, { ...first.layout }, new Shifts(), null), 1130);
    expect(shown.nodes[0]).toBeCloseTo(halfway, 3);
    shown.advance(1500);
    expect(shown.nodes[0]).toBe(start);
  });

  it('lets everything go from its place to that in another lens, in 300 ms', () => {
    const world = mixed({ namespaces: 6, processes: 40, objects: 20, links: 30 });
    const maker = new Maker();
    const first = maker.make(world, false, 'ipc').picture;
    const shown = new Shown(first);
    const next = maker.make(world, false, 'net').picture;
    shown.become(next, 1000);
    const start = first.index.nodeOf;
    next.scene.nodes.forEach(({ handle }, index) => {
      const old = start.get(handle) ?? -1;
      expect(shown.nodes[index * 2]).toBe(first.nodes[old * 2]);
      expect(shown.nodes[index * 2 + 1]).toBe(first.nodes[old * 2 + 1]);
    });
    expect(shown.ghosts).toEqual([]);
    // Plates were rooms before: what is new are the rooms of the other lens.
    expect(shown.ghostRooms.every(({ room }) => room.id?.startsWith('ipc:'))).toBe(true);
    expect(shown.advance(1290)).toBe(true);
    expect(shown.advance(1300)).toBe(false);
    expect(shown.nodes).toBe(next.nodes);
    expect(shown.ghostRooms).toEqual([]);
  });

  it('jumps where motion is not wanted', () => {
    const maker = new Maker();
    const shown = new Shown(maker.make(of([1, 2])).picture);
    shown.replace(maker.make(of([1])).picture);
    expect(shown.moving).toBe(false);
  });
});
