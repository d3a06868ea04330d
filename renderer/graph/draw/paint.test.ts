import { describe, expect, it } from 'vitest';
import { LENSES, type Lens, type Snapshot } from '../../../preload/contract.ts';
import { palettes } from '../../theme/palette.ts';
import { crowd } from '../bench/crowd.ts';
import { Maker } from '../bench/made.ts';
import { HOST_IPC, namespace, object, process, snapshot } from '../bench/make.ts';
import { mixed } from '../bench/mixed.ts';
import { type Arc, type Drawn, Recorder } from '../bench/recorder.ts';
import { DOT, OBJECT } from '../layout/measures.ts';
import { extentOf, roomBox } from '../picture/picture.ts';
import { Shown } from '../picture/shown.ts';
import type { SceneNode } from '../scene/scene.ts';
import { drawLabel } from './labels.ts';
import { Lettering } from './lettering.ts';
import { ring, SELECTED_RING } from './lit/strokes.ts';
import { lookAt, paint } from './paint.ts';
import { PLAIN_TYPE, stageType, type TypeSize } from './type-size.ts';
import { screenBox, type View } from './view.ts';

function painted(world: Snapshot, k: number, lens: Lens = 'ipc', type: TypeSize = PLAIN_TYPE) {
  const made = new Maker().make(world, false, lens, type.scale);
  const shown = new Shown(made.picture);
  const extent = extentOf(made.picture) ?? { x: 0, y: 0, width: 1, height: 1 };
  const view: View = {
    k,
    x: -extent.x * k,
    y: -extent.y * k,
    width: extent.width * k,
    height: extent.height * k,
    ratio: 1,
  };
  const recorder = new Recorder();
  const lettering = new Lettering('sans', 'mono', type);
  const brush = { context: recorder.context, palette: palettes.light, lettering };
  paint(brush, shown, view, lookAt(shown, view));
  return { made, view, brush, recorder };
}

const overlaps = (a: Drawn, b: Drawn) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** Whether a stroked circle reaches into the box of a text. */
function touches({ x, y, radius, width }: Arc, text: Drawn): boolean {
  const near = (at: number, from: number, size: number) =>
    Math.max(from, Math.min(at, from + size)) - at;
  const away = Math.hypot(near(x, text.x, text.width), near(y, text.y, text.height));
  return away < radius + width / 2;
}

const isCalled = (text: string) => (node: SceneNode) => node.label.name === text;

function clashes(texts: readonly Drawn[]): string[] {
  return texts.flatMap((a, index) =>
    texts
      .slice(index + 1)
      .filter((b) => overlaps(a, b))
      .map((b) => `${a.text} / ${b.text}`),
  );
}

/** Names as long as the kernel lets them be, in panels of several columns. */
function longNames(): Snapshot {
  const pids = Array.from({ length: 45 }, (_, at) => 4_000_000 + at);
  const names = Array.from({ length: 24 }, (_, at) => `/${String(at).padEnd(200, 'long-name-')}`);
  const segment = object('shm', HOST_IPC, 1, { attaches: 45, bytes: '9223372036854775807' });
  const queues = names.map((name) => object('mqueue', HOST_IPC, name, { bytes: 81920 }));
  return snapshot({
    namespaces: [
      namespace(4026531839, { initial: true }),
      namespace(4026533000, { nestedIn: HOST_IPC }),
      namespace(4026532999, {
        nestedIn: HOST_IPC,
        heldBy: [{ kind: 'bind-mount', path: `/run/${'x'.repeat(200)}` }],
      }),
    ],
    processes: [
      ...[...pids, 7].map((pid) => process(pid, 'fifteen-letters', HOST_IPC)),
      process(8, 'inside', 'ipc:4026533000', {
        container: { engine: 'podman', id: 'e'.repeat(64), name: 'container '.repeat(20) },
      }),
    ],
    objects: [segment, ...queues, object('mqueue', 'ipc:4026532999', `/${'m'.repeat(250)}`)],
    links: [
      ...pids.map((pid) => ({ kind: 'attached' as const, process: pid, object: segment.id })),
      ...queues.map((queue) => ({ kind: 'open' as const, process: 7, object: queue.id })),
    ],
  });
}

const worlds = [
  ...[1, 2].map((seed) =>
    crowd({ namespaces: 7, processes: 150, objects: 60, links: 110, nested: 0.4 }, seed),
  ),
  longNames(),
];

describe('paint', { timeout: 30_000 }, () => {
  it('writes no text over another, at any zoom', () => {
    for (const world of worlds) {
      for (const k of [0.2, 0.42, 0.5, 0.65, 1, 1.7, 3.5, 6, 11]) {
        expect(clashes(painted(world, k).recorder.texts)).toEqual([]);
      }
    }
  });

  it('writes nothing small for a stage, and still no text over another', () => {
    const type = stageType(1080);
    for (const world of worlds) {
      for (const k of [0.2, 0.42, 0.5, 0.65, 0.8, 1, 1.3, 1.7, 3.5, 6, 11]) {
        const { texts } = painted(world, k, 'ipc', type).recorder;
        expect(clashes(texts), `zoom ${k}`).toEqual([]);
        expect(texts.filter(({ size }) => size < 24).map(({ text }) => text)).toEqual([]);
      }
      const names = (one: TypeSize) => painted(world, 1.3, 'ipc', one).recorder.texts.length;
      expect(names(type)).toBeGreaterThan(names(PLAIN_TYPE) / 3);
    }
  });

  it('rings nothing so that its name is covered, and the ring goes around all of it', () => {
    for (const type of [PLAIN_TYPE, stageType(1080), stageType(2160)]) {
      for (const k of [0.4, 0.5, 0.62, 1, 1.7, 3]) {
        const { made, view, brush, recorder } = painted(longNames(), k, 'ipc', type);
        const shown = new Shown(made.picture);
        made.scene.nodes.forEach(({ kind }, index) => {
          recorder.arcs.length = 0;
          recorder.texts.length = 0;
          ring(brush, shown, view, index, '', SELECTED_RING);
          drawLabel(brush, shown, view, index, true);
          const [around] = recorder.arcs;
          if (!around) throw new Error('no ring');
          expect(recorder.texts.filter((text) => touches(around, text))).toEqual([]);
          const glyph = kind === 'process' ? DOT.radius : OBJECT.width / 2;
          expect(around.radius).toBeGreaterThan(glyph * k);
        });
      }
    }
  });

  it('says on a plate how many it stands for, however little place it has', () => {
    const crowded = snapshot({
      namespaces: [namespace(4026531839, { initial: true, processCount: 35 })],
      processes: Array.from({ length: 35 }, (_, at) => process(100 + at, 'sleep', HOST_IPC)),
    });
    const written = (k: number) => painted(crowded, k).recorder.texts.map(({ text }) => text);
    expect(written(1)).toContain('root · 35 processes');
    for (const k of [0.32, 0.45, 0.55, 0.7]) {
      expect(written(k).filter((text) => /· 35\b|^35$/.test(text))).toHaveLength(1);
    }
  });

  it('writes no text over another in any lens', () => {
    const world = mixed({ namespaces: 7, processes: 120, objects: 50, links: 90, nested: 0.4 });
    for (const lens of LENSES) {
      for (const k of [0.42, 0.65, 1, 3.5]) {
        expect(clashes(painted(world, k, lens).recorder.texts)).toEqual([]);
      }
    }
  });

  it('marks a thread through a wall where walls are those of IPC, and nowhere else', () => {
    const segment = object('shm', 'ipc:10', 0, { attaches: 1 });
    const world = snapshot({
      namespaces: [namespace(10), namespace(20)],
      processes: [process(1, 'keeper', 'ipc:10'), process(2, 'mover', 'ipc:20')],
      objects: [segment],
      links: [{ kind: 'attached', process: 2, object: segment.id, access: 'read-write' }],
    });
    const rings = (lens: Lens) => painted(world, 1, lens).recorder.calls.get('arc') ?? 0;
    expect(rings('ipc') - rings('mnt')).toBe(2);
  });

  it('covers threads below texts where they run through walls, and there alone', () => {
    const world = mixed({ namespaces: 4, processes: 30, objects: 12, links: 20, nested: 0 });
    for (const lens of ['ipc', 'net'] as const) {
      const { made, recorder } = painted(world, 1, lens);
      const { firstCrossing, ties } = made.layout;
      expect(firstCrossing < ties.length).toBe(lens === 'net');
      const covers = recorder.calls.get('fillRect') ?? 0;
      const labels = recorder.texts.filter(({ text }) => made.scene.nodes.some(isCalled(text)));
      expect(labels.length).toBeGreaterThan(10);
      expect(covers >= labels.length).toBe(lens === 'net');
    }
  });

  it('writes no text through a wall', () => {
    for (const world of worlds) {
      for (const k of [0.42, 0.65, 1, 2]) {
        const { made, view, recorder } = painted(world, k);
        const walls = made.scene.rooms.map((_, at) =>
          screenBox(view, roomBox(made.picture.rooms, at)),
        );
        const through = recorder.texts.filter((text) =>
          walls.some(
            (wall) =>
              text.y + text.height > wall.y &&
              text.y < wall.y + wall.height &&
              ((text.x < wall.x && text.x + text.width > wall.x) ||
                (text.x < wall.x + wall.width && text.x + text.width > wall.x + wall.width)),
          ),
        );
        expect(through.map(({ text }) => text)).toEqual([]);
      }
    }
  });

  it('writes no text over a glyph', () => {
    for (const world of worlds) {
      for (const k of [0.42, 1, 6]) {
        const { made, view, recorder } = painted(world, k);
        const covered = made.scene.nodes.filter((_, at) => {
          const x = (made.layout.nodes[at * 2] ?? 0) * k + view.x;
          const y = (made.layout.nodes[at * 2 + 1] ?? 0) * k + view.y;
          return recorder.texts.some(
            (text) =>
              x > text.x && x < text.x + text.width && y > text.y && y < text.y + text.height,
          );
        });
        expect(covered.map(({ id }) => id)).toEqual([]);
      }
    }
  });

  it('keeps of a name what tells it from others, where there is no space for all of it', () => {
    const world = snapshot({
      namespaces: [namespace(4026531839, { initial: true })],
      processes: [process(1, 'init', HOST_IPC)],
      objects: [object('shm', HOST_IPC, 7, { key: 0x52e2c1 }), object('msg', HOST_IPC, 3)],
    });
    const written = (k: number) => painted(world, k).recorder.texts.map(({ text }) => text);
    expect(written(1)).toEqual(expect.arrayContaining(['segment 0x52e2c1', 'queue msqid 3']));
    expect(written(0.5)).toEqual(expect.arrayContaining(['0x52e2c1', 'msqid 3']));
  });

  it('says more as one comes nearer', () => {
    const lengths = [0.1, 0.45, 0.7, 6].map((k) =>
      worlds
        .flatMap((world) => painted(world, k).recorder.texts)
        .reduce((sum, { text }) => sum + text.length, 0),
    );
    expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
    expect(new Set(lengths).size).toBe(lengths.length);
  });

  it('names everything that has a place for a name, in letters that can be read', () => {
    const world = snapshot({
      namespaces: [namespace(4026531839, { initial: true })],
      processes: [process(4711, 'postgres', HOST_IPC), process(5, 'idle', HOST_IPC)],
      objects: [
        object('shm', HOST_IPC, 1, { key: 0x4d2, attaches: 1, bytes: 3072 }),
        object('msg', HOST_IPC, 2, { messages: 2, bytes: 20 }),
      ],
      links: [
        { kind: 'attached', process: 4711, object: `${HOST_IPC}/shm/1`, access: 'read-write' },
      ],
    });
    const { texts } = painted(world, 1).recorder;
    expect(texts.map(({ text }) => text).sort()).toEqual(
      [
        'Host',
        'IPC namespace 4026531839',
        '2 processes · 2 objects',
        'postgres',
        '4711',
        'idle',
        '5',
        'root · 1 process',
        'Users unknown · 1',
        'segment 0x4d2',
        '3 KiB · 1 attach',
        'queue msqid 2',
        '2 messages · 20 bytes',
      ].sort(),
    );
    expect(Math.min(...texts.map(({ size }) => size))).toBeGreaterThanOrEqual(11);
  });

  it('draws only what is in sight', () => {
    const [world] = worlds;
    if (!world) return;
    const { made } = painted(world, 1);
    const shown = new Shown(made.picture);
    const all = lookAt(shown, { k: 1, x: 0, y: 0, width: 1e5, height: 1e5, ratio: 1 });
    const some = lookAt(shown, { k: 1, x: 0, y: 0, width: 500, height: 300, ratio: 1 });
    const none = lookAt(shown, { k: 1, x: 9e5, y: 0, width: 500, height: 300, ratio: 1 });
    expect(all.nodes).toBe(made.scene.nodes.length);
    expect(some.nodes).toBeGreaterThan(0);
    expect(some.nodes).toBeLessThan(all.nodes / 2);
    expect(none.nodes).toBe(0);
  });
});
