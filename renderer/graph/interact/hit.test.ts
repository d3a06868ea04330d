import { describe, expect, it } from 'vitest';
import { crowd } from '../bench/crowd.ts';
import { Maker } from '../bench/made.ts';
import { HOST_IPC, namespace, process, snapshot } from '../bench/make.ts';
import { pictureOf, plateOf, roomBox } from '../picture/picture.ts';
import { boxOf } from '../picture/place.ts';
import { Shifts } from '../picture/shifts.ts';
import { Shown } from '../picture/shown.ts';
import { Finder } from '../picture/target.ts';
import { hitAt } from './hit.ts';

const made = new Maker().make(crowd({ namespaces: 9, processes: 120, objects: 60, links: 90 }));
const shown = new Shown(made.picture);
const view = (k: number) => ({ k, x: 17, y: -9, width: 1280, height: 720, ratio: 1 });

describe('hitAt', () => {
  it('finds every node in its middle, near and far', () => {
    for (const k of [0.3, 1, 3]) {
      made.scene.nodes.forEach((_, index) => {
        const x = (shown.nodes[index * 2] ?? 0) * k + 17;
        const y = (shown.nodes[index * 2 + 1] ?? 0) * k - 9;
        expect(hitAt(shown, view(k), x, y)).toEqual({
          target: { kind: 'node', index },
          handle: true,
        });
      });
    }
  });

  it('takes a room by its plate, and not by its bare floor', () => {
    made.scene.rooms.forEach((_, index) => {
      const box = roomBox(shown.rooms, index);
      const plate = plateOf(made.picture, index);
      const at = (x: number, y: number) => hitAt(shown, view(1), x + 17, y - 9);
      expect(at(box.x + box.width / 2, box.y + plate / 2)).toEqual({
        target: { kind: 'room', index },
        handle: true,
      });
      // Between the wall and what is inside.
      expect(at(box.x + 10, box.y + box.height - 12)?.handle).toBe(false);
    });
  });

  it('finds nothing outside', () => {
    expect(hitAt(shown, view(1), -500, -500)).toBeNull();
  });

  it('finds a node where it was dragged to, and no more where it was', () => {
    const shifts = new Shifts();
    const index = made.scene.nodes.findIndex(({ group }) => group === -1);
    const before = { x: shown.nodes[index * 2] ?? 0, y: shown.nodes[index * 2 + 1] ?? 0 };
    shifts.moveNode(made.scene.nodes[index]?.handle ?? -1, -5000, 40);
    const moved = new Shown(pictureOf(made.scene, made.layout, shifts, made.picture));
    const at = (x: number, y: number) => hitAt(moved, view(1), x + 17, y - 9)?.target;
    expect(at(before.x - 5000, before.y + 40)).toEqual({ kind: 'node', index });
    expect(at(before.x, before.y)).not.toEqual({ kind: 'node', index });
  });
});

describe('a plate', () => {
  const crowded = new Maker().make(
    snapshot({
      namespaces: [namespace(4026531839, { initial: true })],
      processes: Array.from({ length: 30 }, (_, at) => process(100 + at, 'quiet', HOST_IPC)),
    }),
  );
  const plates = new Shown(crowded.picture);
  const id = `${HOST_IPC}#quiet uid 0`;

  it('is hit all over, and is where those that it counts are found', () => {
    const target = { kind: 'group', index: 0 } as const;
    const finder = new Finder();
    expect(finder.find(crowded.picture, id)).toEqual(target);
    expect(finder.find(crowded.picture, 'pid 117')).toEqual(target);
    const box = boxOf(plates, target);
    for (const [x, y] of [
      [box.x + 1, box.y + 1],
      [box.x + box.width - 1, box.y + box.height - 1],
    ] as const) {
      expect(hitAt(plates, view(1), x + 17, y - 9)).toEqual({ target, handle: true });
    }
    expect(hitAt(plates, view(1), box.x + 17, box.y + box.height - 9 + 3)?.target).not.toEqual(
      target,
    );
  });
});
