import { describe, expect, it } from 'vitest';
import { type Snapshot, worldOf } from '../../../preload/contract.ts';
import { HOST_IPC, namespace, object, process, snapshot } from '../bench/make.ts';
import { sceneOf } from './build.ts';
import { NO_CHOICES } from './choices.ts';
import { SceneMemory } from './memory.ts';
import type { Scene } from './scene.ts';
import { summary } from './summary.ts';

const HOST = namespace(4026531839, { initial: true });

function scene(parts: Parameters<typeof snapshot>[0], memory = new SceneMemory()): Scene {
  return sceneOf(worldOf(snapshot(parts)), 7, memory);
}

const rooms = (made: Scene) => made.rooms.map(({ title }) => title);
const node = (made: Scene, id: string) => {
  const found = made.nodes.find((item) => item.id === id);
  if (!found) throw new Error(`no node ${id}`);
  return found;
};

describe('rooms', () => {
  it('come in the order of their age, the initial one first, whoever is inside', () => {
    const made = scene({
      namespaces: [namespace(30), namespace(20), HOST, namespace(10)],
      processes: [
        process(500, 'old', 'ipc:30', { startTime: 1000 }),
        process(400, 'young', 'ipc:10', { startTime: 2000 }),
        process(1, 'systemd', HOST_IPC, { startTime: 9000 }),
      ],
    });
    expect(rooms(made)).toEqual(['Host', 'old', 'young', 'No process']);
  });

  it('are called after their container, or else their oldest process', () => {
    const container = { engine: 'docker', id: 'f'.repeat(64), name: 'shop-db' };
    const made = scene({
      namespaces: [namespace(10), namespace(20), namespace(30)],
      processes: [
        process(10, 'postgres', 'ipc:10', { container }),
        process(21, 'second', 'ipc:20', { startTime: 900 }),
        process(22, 'first', 'ipc:20', { startTime: 800 }),
        process(30, 'pause', 'ipc:30', {
          container: { ...container, name: null },
          startTime: 1e12,
        }),
      ],
    });
    expect(rooms(made).sort()).toEqual(['docker ffffffffffff', 'first', 'shop-db']);
  });

  it('say what is in them, and what is not known', () => {
    const made = scene({
      namespaces: [HOST, namespace(10, { readable: false }), namespace(20, { heldBy: [] })],
      processes: [process(1, 'init', HOST_IPC), process(5, 'hidden', 'ipc:10')],
      objects: [object('sem', HOST_IPC, 1), object('msg', HOST_IPC, 1)],
    });
    expect(made.rooms.map(({ counts, note }) => [counts, note])).toEqual([
      ['1 process · 2 objects', null],
      ['1 process · objects unknown', 'its objects could not be listed'],
      ['0 processes · 0 objects', 'nobody inside; what keeps it is not known'],
    ]);
  });

  it('tell why an empty one exists', () => {
    const note = (heldBy: Parameters<typeof namespace>[1]) =>
      scene({ namespaces: [namespace(10, heldBy)], processes: [] }).rooms[0]?.note;
    expect(note({ heldBy: [{ kind: 'bind-mount', path: '/run/a\nb' }] })).toBe(
      'nobody inside; kept by a bind mount at /run/a␊b',
    );
    expect(
      note({
        heldBy: [
          { kind: 'open-file', pid: 7, fd: 3 },
          { kind: 'socket', pid: 8, fd: 4 },
        ],
      }),
    ).toBe('nobody inside; kept by descriptor 3, open in pid 7 and 1 more');
  });

  it('are nested as told, and never in a circle', () => {
    const nested = (inode: number, outer: number) => namespace(inode, { nestedIn: `ipc:${outer}` });
    const made = scene({
      namespaces: [nested(10, 20), nested(20, 30), nested(30, 10), nested(40, 10), nested(50, 99)],
      processes: [10, 20, 30, 40, 50].map((inode, at) =>
        process(100 + at, `p${inode}`, `ipc:${inode}`, { startTime: at }),
      ),
    });
    const parents = made.rooms.map(({ parent }) => made.rooms[parent]?.title ?? null);
    expect(rooms(made)).toEqual(['p10', 'p20', 'p30', 'p40', 'p50']);
    expect(parents).toEqual([null, 'p30', 'p10', 'p10', null]);
  });

  it('are made for namespaces that were not listed, as unreadable', () => {
    const made = scene({ namespaces: [], processes: [process(9, 'lost', 'ipc:77')] });
    expect(made.rooms).toMatchObject([{ title: 'lost', readable: false, id: 'ipc:77' }]);
  });

  it('have no walls for processes whose namespace is not readable', () => {
    const made = scene({
      namespaces: [HOST],
      processes: [process(1, 'init', HOST_IPC), process(2, 'a', null), process(3, 'b', null)],
    });
    expect(made.rooms[1]).toMatchObject({ kind: 'outside', id: null, counts: '2 processes' });
    expect(node(made, 'pid 3').room).toBe(1);
  });

  it('tell who has ended from who is not readable', () => {
    const made = scene({
      namespaces: [HOST],
      processes: [
        process(1, 'init', HOST_IPC),
        process(2, 'hidden', null),
        process(3, 'gone', null, { state: 'Z' }),
      ],
    });
    expect(rooms(made)).toEqual(['Host', 'Namespace not readable', 'Ended, still listed']);
    expect(made.rooms[2]?.note).toContain('in no IPC namespace any more');
    expect(node(made, 'pid 3').room).toBe(2);
    expect(made.groups[node(made, 'pid 3').group]?.id).toBe('#ended');
  });
});

describe('nodes', () => {
  const segment = object('shm', HOST_IPC, 3, { key: 0x4d2, attaches: 1, bytes: 2048 });

  it('are grouped only where nothing ties them', () => {
    const made = scene({
      namespaces: [HOST],
      processes: [
        process(2, 'kthreadd', HOST_IPC, { commandLine: [], ppid: 0 }),
        process(3, 'kworker/0:1', HOST_IPC, { commandLine: [], ppid: 2 }),
        process(10, 'user', HOST_IPC, { uid: 1000, user: 'ana' }),
        process(11, 'holder', HOST_IPC, { uid: 1000, user: 'ana' }),
      ],
      objects: [segment, object('shm', HOST_IPC, 4), object('sem', HOST_IPC, 5)],
      links: [{ kind: 'attached', process: 11, object: segment.id, access: 'read' }],
    });
    const captionOf = (id: string) => made.groups[node(made, id).group]?.caption;
    expect(captionOf('pid 11')).toBeUndefined();
    expect(captionOf(segment.id)).toBeUndefined();
    expect(captionOf('pid 3')).toBe('Kernel threads · 2');
    expect(captionOf('pid 10')).toBe('ana · 1 process');
    expect(captionOf(`${HOST_IPC}/shm/4`)).toBe('Nobody attached · 1');
    expect(captionOf(`${HOST_IPC}/sem/5`)).toBe('Users unknown · 1');
  });

  it('are counted on a plate for each user where many use nothing, until it is opened', () => {
    const processes = [
      ...Array.from({ length: 20 }, (_, at) => process(100 + at, 'quiet', HOST_IPC)),
      process(200, 'holder', HOST_IPC, { uid: 1000, user: 'ana' }),
      process(201, 'idle', HOST_IPC, { uid: 1000, user: 'ana' }),
    ];
    const parts = {
      namespaces: [HOST],
      processes,
      objects: [segment],
      links: [{ kind: 'creator' as const, process: 200, object: segment.id }],
    };
    const plates = (made: Scene) => made.groups.map(({ caption, closed }) => [caption, closed]);
    const shut = scene(parts);
    expect(plates(shut)).toEqual([
      ['root · 20 processes', true],
      ['ana · 1 process', true],
    ]);
    expect(shut.nodes.map(({ id }) => id)).toEqual(['pid 200', segment.id]);
    expect(summary(shut)).toContain('22 processes');
    const choices = { ...NO_CHOICES, opened: new Map([[`${HOST_IPC}#quiet uid 0`, true]]) };
    const open = sceneOf(worldOf(snapshot(parts)), 7, new SceneMemory(), 'ipc', choices);
    expect(plates(open)).toEqual([
      ['root · 20 processes', false],
      ['ana · 1 process', true],
    ]);
    expect(open.firstObject).toBe(21);
  });

  it('are not counted and drawn in turns when one process comes and goes', () => {
    const memory = new SceneMemory();
    const closed = (size: number) =>
      scene(
        {
          namespaces: [HOST],
          processes: Array.from({ length: size }, (_, at) => process(100 + at, 'q', HOST_IPC)),
        },
        memory,
      ).groups[0]?.closed;
    expect([12, 13, 16, 17, 13, 9, 8].map(closed)).toEqual([
      false,
      false,
      false,
      true,
      true,
      true,
      false,
    ]);
  });

  it('never say that nobody is attached where that was not read', () => {
    const unread = object('shm', HOST_IPC, 4, { attaches: 0, unknown: ['attaches'] });
    const held = object('shm', HOST_IPC, 5, { attaches: 2 });
    const made = scene({ namespaces: [HOST], processes: [], objects: [unread, held] });
    expect(made.groups.map(({ caption }) => caption)).toEqual(['Users unknown · 2']);
  });

  it('show names of every kind as one visible line', () => {
    const made = scene({
      namespaces: [HOST],
      processes: [process(10, '\u202eab\u0007\n', HOST_IPC), process(11, '', HOST_IPC)],
      objects: [object('mqueue', HOST_IPC, '/a\u200bb'), segment, object('msg', HOST_IPC, 8)],
    });
    expect(node(made, 'pid 10').label.name).toBe('⟨U+202E⟩ab␇␊');
    expect(node(made, 'pid 11').label.name).toBe('(no name)');
    expect(
      made.nodes
        .slice(made.firstObject)
        .map(({ label }) => label.name)
        .sort(),
    ).toEqual(['/a⟨U+200B⟩b', 'queue msqid 8', 'segment 0x4d2']);
  });

  it('keep their handle while they live, and a pid given again gets another', () => {
    const memory = new SceneMemory();
    const of = (startTime: number) =>
      node(
        scene(
          { namespaces: [HOST], processes: [process(10, 'a', HOST_IPC, { startTime })] },
          memory,
        ),
        'pid 10',
      ).handle;
    const first = of(1000);
    expect(of(1000)).toBe(first);
    expect(of(2000)).not.toBe(first);
  });

  it('do not pile up in the memory', () => {
    const memory = new SceneMemory();
    for (let round = 0; round < 50; round++) {
      const processes = Array.from({ length: 100 }, (_, at) =>
        process(10 + at, 'churn', HOST_IPC, { startTime: round }),
      );
      scene({ namespaces: [HOST], processes }, memory);
    }
    expect(memory.handles.size).toBeLessThan(1500);
  });
});

describe('threads', () => {
  const queue = object('msg', HOST_IPC, 1);
  const links: Snapshot['links'] = [
    { kind: 'last-sender', process: 10, object: queue.id },
    { kind: 'last-receiver', process: 10, object: queue.id },
    { kind: 'last-receiver', process: 11, object: queue.id },
    { kind: 'last-sender', process: 12, object: queue.id },
    { kind: 'blocked', process: 12, object: queue.id, operation: 'msgrcv' },
    { kind: 'last-sender', process: 99, object: queue.id },
    { kind: 'last-sender', process: 10, object: `${HOST_IPC}/msg/77` },
  ];

  it('are one for each pair, in the look of the strongest statement, and none to what has gone', () => {
    const made = scene({
      namespaces: [HOST],
      processes: [10, 11, 12].map((pid) => process(pid, 'p', HOST_IPC)),
      objects: [queue],
      links,
    });
    expect(
      made.threads.map(({ process: from, object: to, look }) => [
        made.nodes[from]?.id,
        made.nodes[to]?.id,
        look,
      ]),
    ).toEqual([
      ['pid 10', queue.id, 'exchanged'],
      ['pid 11', queue.id, 'received'],
      ['pid 12', queue.id, 'waiting'],
    ]);
  });
});

describe('summary', () => {
  it('says in words what is drawn', () => {
    const made = scene({
      namespaces: [HOST, namespace(10)],
      processes: [process(1, 'init', HOST_IPC)],
      objects: [
        object('shm', HOST_IPC, 1),
        object('shm', HOST_IPC, 2),
        object('mqueue', HOST_IPC, '/q'),
      ],
    });
    expect(summary(made)).toBe(
      'Picture of 2 IPC namespaces, 1 process, 2 shared memory segments and 1 POSIX message queue. The outline lists the same as text.',
    );
  });
});
